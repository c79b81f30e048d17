//! The uids that tenants' agents may have on this machine: a range from `HUB_TENANT_UID_BASE` up, in which nobody else
//! is, by the files that say so. Users that only a directory service knows are not seen. Nothing here allots one.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::Path;

use hub_runtime::placement::AgentUser;

use crate::clock::Timestamp;
use crate::config::Config;
use crate::data_dir::{DataDirError, Holder, Lock};

/// The setting to change when somebody else is in the range.
const SETTING: &str = "HUB_TENANT_UID_BASE";

/// What the name of a lock file is made of, around the first and the last uid.
const LOCK_START: &str = "hermes-hub.uids-";
const LOCK_END: &str = ".lock";

/// A range with fewer is of no use.
const COUNT_MIN: u32 = 1_000;

/// The uids of tenants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uids(Range<u32>);

/// Why tenants cannot have uids from this base. What is in the way; what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoUids {
    what: String,
    base: u32,
}

impl fmt::Display for NoUids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, base } = self;
        write!(
            f,
            "tenants cannot have uids from {base} up: {what}; set HUB_TENANT_UID_BASE to where at least {COUNT_MIN} \
             uids and gids are nobody's"
        )
    }
}

impl std::error::Error for NoUids {}

impl Uids {
    /// The range that the settings name, as much of it as is nobody's on this machine.
    ///
    /// # Errors
    /// If it is too short: somebody has a uid or gid close above the base, or there are none (in a container).
    pub fn of(config: &Config) -> Result<Self, NoUids> {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let maps = ["/proc/self/uid_map", "/proc/self/gid_map"].map(read);
        let names = ["/etc/passwd", "/etc/group"].map(read);
        let delegated = ["/etc/subuid", "/etc/subgid"].map(read);
        Self::within(config.tenant_uid_base, config.tenant_uid_count, &maps, &names, &delegated)
    }

    fn within(
        base: u32,
        count: u32,
        maps: &[String],
        names: &[String],
        delegated: &[String],
    ) -> Result<Self, NoUids> {
        let (mut end, mut what) = (u64::from(base) + u64::from(count), String::new());
        let mut cut = |at: u64, why: String| {
            if at < end {
                (end, what) = (at, why);
            }
        };
        cut(u64::from(u32::MAX), "there are none above 4294967294".to_owned());
        for map in maps.iter().filter(|map| !map.trim().is_empty()) {
            let mapped = lines_of(map, char::is_whitespace, 0, 2)
                .map(|(_, range)| range)
                .find(|range| range.contains(&u64::from(base)));
            match mapped {
                Some(range) => {
                    cut(range.end, format!("in this container there are none from {} on", range.end))
                }
                None => cut(u64::from(base), "in this container they do not exist".to_owned()),
            }
        }
        let named = names.iter().flat_map(|text| lines_of(text, |c| c == ':', 2, usize::MAX));
        let lent = delegated.iter().flat_map(|text| lines_of(text, |c| c == ':', 1, 2));
        for (name, range) in named.chain(lent).filter(|(_, range)| range.end > u64::from(base)) {
            let at = range.start.max(u64::from(base));
            cut(at, format!("{at} is `{name}`'s"));
        }
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        if end - base < COUNT_MIN { Err(NoUids { what, base }) } else { Ok(Self(base..end)) }
    }

    /// The user with this number, from 1; `None` beyond the range.
    #[must_use]
    pub fn user(&self, number: i64) -> Option<AgentUser> {
        let uid = u32::try_from(number).ok()?.checked_sub(1)?.checked_add(self.0.start)?;
        self.0.contains(&uid).then(|| AgentUser::new(uid))
    }

    /// Holds the range for this process by a lock file in `directory`, so that no other Hub of this machine gives one of
    /// its users to a tenant. Of two that begin at one time perhaps neither gets it.
    ///
    /// # Errors
    /// If another Hub holds a part of it, or no lock file can be made.
    pub fn hold(&self, directory: &Path, now: Timestamp) -> Result<Lock, DataDirError> {
        let (first, last) = self.bounds();
        let own = directory.join(format!("{LOCK_START}{first}-{last}{LOCK_END}"));
        let lock = Lock::take(&own, SETTING, now)?;
        let entries = fs::read_dir(directory)
            .map_err(|source| DataDirError::Unusable { path: directory.to_path_buf(), source })?;
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| *path != own) {
            if lock_range(&path).is_some_and(|(from, to)| from <= last && first <= to)
                && let Some(holder) = Holder::alive(&path)
            {
                return Err(DataDirError::Held { path, holder, setting: SETTING });
            }
        }
        Ok(lock)
    }

    /// The first and the last.
    #[must_use]
    pub fn bounds(&self) -> (u32, u32) {
        (self.0.start, self.0.end - 1)
    }
}

/// The range that a lock file of this name is about.
fn lock_range(path: &Path) -> Option<(u32, u32)> {
    let name = path.file_name()?.to_str()?.strip_prefix(LOCK_START)?.strip_suffix(LOCK_END)?;
    let (first, last) = name.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// The first field and the range of each line: from the field `first`, as many as the field `count` says, or one. What is
/// not of this form is left out.
fn lines_of(
    text: &str,
    separator: fn(char) -> bool,
    first: usize,
    count: usize,
) -> impl Iterator<Item = (&str, Range<u64>)> {
    text.lines().filter_map(move |line| {
        let fields: Vec<&str> =
            line.trim().split(separator).filter(|field| !field.is_empty() || separator(':')).collect();
        let start: u64 = fields.get(first)?.parse().ok()?;
        let count: u64 = if count == usize::MAX { 1 } else { fields.get(count)?.parse().ok()? };
        Some((fields[0], start..start + count))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "         0          0 4294967295\n";

    fn within(base: u32, map: &str, names: &str, delegated: &str) -> Result<Uids, String> {
        let texts = |text: &str| [text.to_owned()];
        Uids::within(base, 1_000_000, &texts(map), &texts(names), &texts(delegated))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_range_ends_where_somebody_else_begins() {
        let passwd = "root:x:0:0:root:/root:/bin/sh\nbob:x:702000:702000::/:/bin/sh\n+nis\nnobody:x:65534:65534::/:/x\n";
        for (base, map, names, delegated, bounds) in [
            (700_000, WHOLE, "", "", (700_000, 1_699_999)),
            (700_000, "", "", "", (700_000, 1_699_999)),
            (700_000, WHOLE, passwd, "", (700_000, 701_999)),
            (800_000, WHOLE, passwd, "", (800_000, 1_799_999)),
            (700_000, WHOLE, "", "ann:100000:65536\nbob:800000:65536\n", (700_000, 799_999)),
            (10_000, "0 100000 65536", passwd, "", (10_000, 65_533)),
            (4_294_900_000, WHOLE, "", "", (4_294_900_000, 4_294_967_294)),
        ] {
            let uids = within(base, map, names, delegated).unwrap();
            assert_eq!(uids.bounds(), bounds, "{base} {map} {delegated}");
        }
    }

    #[test]
    fn a_range_that_is_too_short_is_refused_with_what_is_in_the_way() {
        for (base, map, names, delegated, part) in [
            (700_000, WHOLE, "bob:x:700999:1::/:/bin/sh", "", "700999 is `bob`'s"),
            (700_000, WHOLE, "", "bob:690000:65536", "700000 is `bob`'s"),
            (700_000, "0 100000 65536", "", "", "in this container they do not exist"),
            (65_000, "0 100000 65536", "", "", "in this container there are none from 65536 on"),
            (4_294_967_000, WHOLE, "", "", "there are none above"),
        ] {
            let said = within(base, map, names, delegated).expect_err(part);
            assert!(said.contains(part) && said.contains("; set HUB_TENANT_UID_BASE"), "{said}");
        }
    }

    #[test]
    fn numbers_are_counted_from_one_and_end_with_the_range() {
        let uids = within(700_000, WHOLE, "bob:x:701000:1::/:/x", "").unwrap();
        for (number, uid) in [
            (1, Some(700_000)),
            (1_000, Some(700_999)),
            (1_001, None),
            (0, None),
            (-1, None),
            (i64::MAX, None),
        ] {
            assert_eq!(uids.user(number).map(|user| user.uid), uid, "{number}");
        }
    }

    #[test]
    fn a_range_that_another_hub_holds_a_part_of_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let now = Timestamp::from_micros(1_795_435_200_000_000);
        let range = |base, count| Uids::within(base, count, &[], &[], &[]).unwrap();
        let held = range(700_000, 10_000).hold(directory.path(), now).expect("nobody has it");
        for (base, count) in
            [(700_000, 10_000), (700_001, 1_000), (709_999, 1_000), (699_001, 1_000), (600_000, 1_000_000)]
        {
            let refused =
                range(base, count).hold(directory.path(), now).expect_err("it overlaps").to_string();
            assert!(
                refused.contains("another hub holds") && refused.contains(SETTING),
                "{base} {count}: {refused}"
            );
        }
        for (base, count) in [(710_000, 1_000), (699_000, 1_000)] {
            range(base, count).hold(directory.path(), now).expect("beside it");
        }
        drop(held);
        range(700_001, 1_000).hold(directory.path(), now).expect("it is free again");
    }
}
