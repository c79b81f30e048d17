//! Finding skills below a directory that a tenant's agent writes: whatever it holds, within bounds and without links.
//!
//! It goes breadth first, so that one category of thousands does not hide the others, and in the order of names, so
//! that the same directory gives the same answer. Everything is opened by [`crate::beneath`]. All of this blocks.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use super::front_matter::{self, FrontMatter};
use crate::beneath::{Directory, Kind, Mounts, OpenError, RelativePath};

/// The file that makes a directory a skill.
pub(super) const MARK: &str = "SKILL.md";

/// The file that says what a category is.
const DESCRIPTION: &str = "DESCRIPTION.md";

/// The category of skills without one.
pub(super) const GENERAL: &str = "general";

/// How much of a file is read for its first lines.
const HEAD_BYTES: usize = 16 << 10;

/// A `SKILL.md` larger than this has a problem.
const MARK_BYTES_MAX: u64 = 1 << 20;

/// What belongs to a skill and is never looked into for others, as in the agent's program.
const OF_A_SKILL: [&str; 4] = ["references", "templates", "assets", "scripts"];
const DEPENDENCIES: [&str; 4] = ["venv", "node_modules", "site-packages", "__pycache__"];

/// How far is looked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) directories: usize,
    pub(super) depth: usize,
    pub(super) skills: usize,
    pub(super) patience: Duration,
}

impl Bounds {
    /// As hub.yaml says, for at most so long.
    pub(super) fn within(patience: Duration) -> Self {
        Self { directories: 4096, depth: 12, skills: 1000, patience }
    }
}

/// A skill as it lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: RelativePath,
    pub(super) text: Text,
    pub(super) is_too_large: bool,
}

/// What came of reading a `SKILL.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    Read(FrontMatter),
    /// Its bytes are no text.
    Foreign,
    NotReadable,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// By path.
    pub(super) skills: Vec<Found>,
    /// What categories are, where they say so.
    pub(super) descriptions: BTreeMap<String, String>,
    /// How many directories were left out, by category.
    pub(super) omitted: BTreeMap<String, i64>,
}

/// Why nothing is answered.
#[derive(Debug)]
pub(super) enum ScanError {
    Late,
    System(io::Error),
}

impl From<io::Error> for ScanError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The category that a skill or directory at this path is in.
pub(super) fn category_of(skill: &RelativePath) -> &str {
    let mut names = skill.names();
    match (names.next(), names.next()) {
        (Some(category), Some(_)) => category,
        _ => GENERAL,
    }
}

/// Whether names beginning so are not looked at here.
pub(super) fn is_aside(name: &[u8]) -> bool {
    name.starts_with(b".")
}

/// Finds skills. The directory itself is none.
pub(super) fn scan(root: &Directory, bounds: Bounds) -> Result<Scanned, ScanError> {
    let until = Instant::now() + bounds.patience;
    let mut scanned = Scanned::default();
    let mut waiting = VecDeque::from([RelativePath::here()]);
    let mut seen = 1;
    while let Some(path) = waiting.pop_front() {
        let directory = match root.directory(&path, Mounts::Stay) {
            Ok(directory) => directory,
            // It went away, or turned into something else.
            Err(OpenError::Absent | OpenError::NotDirectory | OpenError::NotFile) => continue,
            Err(OpenError::Denied | OpenError::Held) => {
                scanned.omit(&path, 1);
                continue;
            }
            Err(OpenError::System(error)) => return Err(error.into()),
        };
        let room = bounds.directories.saturating_sub(seen);
        let looked = look(&directory, room, until)?;
        if !path.is_here() && looked.mark.is_some() {
            if scanned.skills.len() < bounds.skills {
                scanned.skills.push(skill(&directory, path.clone()));
            } else {
                scanned.omit(&path, 1);
            }
        }
        if path.names().count() == 1
            && let Some(description) = description(&directory)
        {
            scanned.descriptions.insert(path.name().to_owned(), description);
        }
        scanned.omit_below(&path, looked.left_out);
        for name in looked.directories {
            if looked.mark.is_some() && OF_A_SKILL.contains(&name.as_str()) {
                continue;
            }
            match path.join(name.as_bytes()) {
                Some(below) if below.names().count() <= bounds.depth => {
                    seen += 1;
                    waiting.push_back(below);
                }
                _ => scanned.omit_below(&path, 1),
            }
        }
    }
    scanned.skills.sort_by(|one, other| one.path.as_str().cmp(other.path.as_str()));
    Ok(scanned)
}

impl Scanned {
    /// Leaves directories out that would have been skills or have held some at this path.
    fn omit(&mut self, path: &RelativePath, count: i64) {
        *self.omitted.entry(category_of(path).to_owned()).or_default() += count;
    }

    /// Leaves directories out that lie in the one at this path.
    fn omit_below(&mut self, path: &RelativePath, count: i64) {
        if count > 0 {
            let category = path.names().next().unwrap_or(GENERAL).to_owned();
            *self.omitted.entry(category).or_default() += count;
        }
    }
}

/// What is in one directory.
#[derive(Default)]
struct Looked {
    mark: Option<Kind>,
    /// By name.
    directories: BTreeSet<String>,
    left_out: i64,
}

/// Looks into one directory; of more directories in it than `room`, the first by name are kept.
fn look(directory: &Directory, room: usize, until: Instant) -> Result<Looked, ScanError> {
    let mut looked = Looked::default();
    let late = directory.entries(|entry| {
        if Instant::now() >= until {
            return Ok(ControlFlow::Break(()));
        }
        let name = entry.name();
        if is_aside(name) || DEPENDENCIES.iter().any(|other| other.as_bytes() == name) {
            return Ok(ControlFlow::Continue(()));
        }
        let Some(status) = entry.status()? else { return Ok(ControlFlow::Continue(())) };
        match (std::str::from_utf8(name), status.kind) {
            (Ok(MARK), Kind::File | Kind::Other) => looked.mark = Some(status.kind),
            (Ok(name), Kind::Directory) => {
                looked.directories.insert(name.to_owned());
                if looked.directories.len() > room {
                    looked.directories.pop_last();
                    looked.left_out += 1;
                }
            }
            (Err(_), Kind::Directory) => looked.left_out += 1,
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if late.is_some() { Err(ScanError::Late) } else { Ok(looked) }
}

/// Whether there is a skill in this directory.
pub(super) fn is_skill(directory: &Directory) -> bool {
    let status = directory.status(MARK.as_bytes()).ok().flatten();
    status.is_some_and(|status| status.kind != Kind::Directory)
}

fn skill(directory: &Directory, path: RelativePath) -> Found {
    let (text, size) = head(directory, MARK);
    Found {
        path,
        text: text.map_or_else(|text| text, |text| Text::Read(front_matter::read(&text))),
        is_too_large: size > MARK_BYTES_MAX,
    }
}

fn description(directory: &Directory) -> Option<String> {
    // Without front matter its text is no description; the agent's program shows none then either.
    let text = head(directory, DESCRIPTION).0.ok()?;
    let found = front_matter::read(&text);
    found.description.filter(|_| !found.is_broken)
}

/// The beginning of a text, and how long the whole of it is.
fn head(directory: &Directory, name: &str) -> (Result<String, Text>, u64) {
    let path = RelativePath::here().join(name.as_bytes());
    let Some(Ok(file)) = path.map(|path| directory.file(&path)) else { return (Err(Text::NotReadable), 0) };
    let size = file.snapshot().size;
    let Ok(bytes) = file.read(0, HEAD_BYTES) else { return (Err(Text::NotReadable), size) };
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        // The last character is cut, and not wrong.
        Err(error) if error.error_len().is_none() && size > bytes.len() as u64 => {
            Ok(String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned())
        }
        Err(_) => Err(Text::Foreign),
    };
    (text, size)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    use super::*;

    fn bounds() -> Bounds {
        Bounds::within(Duration::from_secs(60))
    }

    fn put(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn named(name: &str) -> String {
        format!("---\nname: {name}\ndescription: About {name}.\n---\n# {name}\n")
    }

    fn scanned(root: &Path, bounds: Bounds) -> Scanned {
        scan(&Directory::open(root).unwrap(), bounds).unwrap()
    }

    fn paths(scanned: &Scanned) -> Vec<&str> {
        scanned.skills.iter().map(|found| found.path.as_str()).collect()
    }

    #[test]
    fn skills_are_found_where_the_agents_program_finds_them() {
        let root = tempfile::tempdir().unwrap();
        for path in ["b/two", "a/one", "alone", "a/deep/er/three", "a/one/nested"] {
            put(root.path(), &format!("{path}/SKILL.md"), &named("x"));
        }
        // None of these is one.
        for path in [
            "a/one/references/old/SKILL.md",
            "a/one/scripts/SKILL.md",
            ".hub/x/SKILL.md",
            "a/.archive/x/SKILL.md",
            "a/node_modules/x/SKILL.md",
            "a/plain/README.md",
            "a/lower/skill.md",
        ] {
            put(root.path(), path, &named("x"));
        }
        fs::create_dir_all(root.path().join("a/odd/SKILL.md")).unwrap();
        // A category may be called like that.
        put(root.path(), "scripts/four/SKILL.md", &named("x"));
        let scanned = scanned(root.path(), bounds());
        let expected = ["a/deep/er/three", "a/one", "a/one/nested", "alone", "b/two", "scripts/four"];
        assert_eq!(paths(&scanned), expected);
        let categories: Vec<_> = scanned.skills.iter().map(|found| category_of(&found.path)).collect();
        assert_eq!(categories, ["a", "a", "a", GENERAL, "b", "scripts"]);
        assert!(scanned.omitted.is_empty());
        // The directory of all skills is none, but what belongs to a skill does not count beside its file either.
        put(root.path(), "SKILL.md", &named("x"));
        assert_eq!(paths(&self::scanned(root.path(), bounds())), &expected[..5]);
    }

    #[test]
    fn categories_say_what_they_are() {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "a/DESCRIPTION.md", "---\ndescription: All of a.\n---\nMore.\n");
        put(root.path(), "b/DESCRIPTION.md", "no first lines\n");
        put(root.path(), "a/one/DESCRIPTION.md", "---\ndescription: Not of a category.\n---\n");
        let scanned = scanned(root.path(), bounds());
        assert_eq!(scanned.descriptions.into_iter().collect::<Vec<_>>(), [("a".into(), "All of a.".into())]);
    }

    #[test]
    fn broken_ones_are_shown_and_links_are_not_followed() {
        let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        put(outside.path(), "skill/SKILL.md", &named("outside"));
        put(root.path(), "a/fine/SKILL.md", &named("fine"));
        put(root.path(), "a/empty/SKILL.md", "");
        put(root.path(), "a/large/SKILL.md", &(named("large") + &"x".repeat(2 << 20)));
        fs::create_dir_all(root.path().join("a/latin")).unwrap();
        fs::write(root.path().join("a/latin/SKILL.md"), b"---\nname: caf\xe9\n---\n").unwrap();
        fs::create_dir_all(root.path().join("a/link")).unwrap();
        symlink(outside.path().join("skill/SKILL.md"), root.path().join("a/link/SKILL.md")).unwrap();
        fs::create_dir_all(root.path().join("a/hard")).unwrap();
        fs::hard_link(outside.path().join("skill/SKILL.md"), root.path().join("a/hard/SKILL.md")).unwrap();
        fs::create_dir_all(root.path().join("a/pipe")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            root.path().join("a/pipe/SKILL.md"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        // The whole directory is elsewhere.
        symlink(outside.path().join("skill"), root.path().join("a/elsewhere")).unwrap();
        symlink(outside.path(), root.path().join("elsewhere")).unwrap();
        let scanned = scanned(root.path(), bounds());
        let seen: Vec<_> = scanned
            .skills
            .iter()
            .map(|found| {
                let what = match &found.text {
                    Text::Read(read) if read.is_broken => "broken",
                    Text::Read(read) => read.name.as_deref().unwrap(),
                    Text::Foreign => "not text",
                    Text::NotReadable => "not readable",
                };
                (found.path.name(), what, found.is_too_large)
            })
            .collect();
        let expected = [
            ("empty", "broken", false),
            ("fine", "fine", false),
            ("hard", "not readable", false),
            ("large", "large", true),
            ("latin", "not text", false),
            ("link", "not readable", false),
            ("pipe", "not readable", false),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn too_many_and_too_deep_ones_are_counted() {
        let root = tempfile::tempdir().unwrap();
        for number in 0..30 {
            put(root.path(), &format!("many/s{number:02}/SKILL.md"), &named("x"));
        }
        put(root.path(), "other/one/SKILL.md", &named("one"));
        put(root.path(), "other/a/b/c/SKILL.md", &named("deep"));
        let shallow = scanned(root.path(), Bounds { depth: 3, ..bounds() });
        assert_eq!(shallow.omitted.get("other"), Some(&1));
        assert_eq!(shallow.skills.len(), 31);
        let few = scanned(root.path(), Bounds { skills: 10, ..bounds() });
        assert_eq!(few.skills.len(), 10);
        assert_eq!(few.omitted.values().sum::<i64>(), 22);
        // Of the directories the categories come first, so both are looked into.
        let narrow = scanned(root.path(), Bounds { directories: 13, ..bounds() });
        assert_eq!(narrow.skills.len(), 10);
        assert_eq!(narrow.omitted.get("many"), Some(&20));
        assert_eq!(narrow.omitted.get("other"), Some(&2));
        let whole = scanned(root.path(), bounds());
        assert_eq!((whole.skills.len(), whole.omitted.len()), (32, 0));
    }

    #[test]
    fn a_directory_that_takes_too_long_is_given_up() {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "a/one/SKILL.md", &named("one"));
        let root = Directory::open(root.path()).unwrap();
        let hasty = Bounds::within(Duration::ZERO);
        assert!(matches!(scan(&root, hasty), Err(ScanError::Late)));
        assert_eq!(scan(&root, bounds()).unwrap().skills.len(), 1);
    }
}
