//! The files of one skill: which there are, and the text of one. A tenant's are opened by [`crate::beneath`]; bundled
//! ones are in the program. What touches the disk here blocks.

use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;

use hub_runtime::bundled;
use hub_types::{FileKind, SkillFile, SkillSource};

use super::scan::{is_aside, is_skill};
use crate::beneath::{Directory, Kind, Mounts, OpenError, RelativePath};
use crate::files::{ContentError, Part, instant, part, signed};

/// A skill with more files, or more directories, is not listed.
const FILES_MAX: usize = 1000;

/// How often a file that is being written is read again before it is given up.
const READS_MAX: usize = 3;

/// Why a skill's files are not listed.
#[derive(Debug)]
pub(super) enum FilesError {
    Open(OpenError),
    TooMany,
}

impl From<OpenError> for FilesError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<io::Error> for FilesError {
    fn from(error: io::Error) -> Self {
        Self::Open(OpenError::System(error))
    }
}

/// A file of a skill, and its path as bytes, by which it is sorted.
pub(super) type Row = (Vec<u8>, SkillFile);

/// How many files are told of a skill at the most.
pub(super) fn files_max() -> usize {
    FILES_MAX
}

/// The files of the tenant's skill at this path, by path.
pub(super) fn files(root: &Directory, skill: &RelativePath) -> Result<Vec<Row>, FilesError> {
    let mut rows = Vec::new();
    let mut waiting = VecDeque::from([skill.clone()]);
    let mut seen = 1;
    while let Some(path) = waiting.pop_front() {
        let directory = match root.directory(&path, Mounts::Stay) {
            Ok(directory) => directory,
            Err(OpenError::System(error)) => return Err(error.into()),
            // It went away or turned into something else meanwhile; the skill itself has to be there.
            Err(_) if path != *skill => continue,
            Err(error) => return Err(error.into()),
        };
        let too_many = directory.entries(|entry| {
            let name = entry.name();
            if is_aside(name) {
                return Ok(ControlFlow::Continue(()));
            }
            let Some(status) = entry.status()? else { return Ok(ControlFlow::Continue(())) };
            let below = path.join(name);
            if let (Kind::Directory, Some(below)) = (status.kind, &below) {
                waiting.push_back(below.clone());
                seen += 1;
            } else {
                let is_file = status.kind == Kind::File;
                let full = [path.as_str().as_bytes(), name].join(&b'/');
                let within = full[skill.as_str().len() + 1..].to_vec();
                let text = String::from_utf8_lossy(&within).into_owned();
                let file = SkillFile {
                    path: below.map(|path| path.to_string()),
                    source: SkillSource::Tenant,
                    kind: if is_file { FileKind::File } else { FileKind::Other },
                    size_bytes: is_file.then(|| signed(status.size)),
                    modified_at: is_file.then(|| instant(status.modified)),
                    media_type: is_file.then(|| media_type(&text)).flatten(),
                    name: text,
                };
                rows.push((within, file));
            }
            let too_many = rows.len() > FILES_MAX || seen > FILES_MAX;
            Ok(if too_many { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        if too_many.is_some() {
            return Err(FilesError::TooMany);
        }
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(rows)
}

/// The files of the bundled skill at this path, by path.
pub(super) fn bundled_files(skill: &RelativePath) -> Vec<Row> {
    let files = bundled::FILES.iter().filter_map(|file| {
        let name = file.path.strip_prefix(skill.as_str())?.strip_prefix('/')?;
        let row = SkillFile {
            path: Some(file.path.to_owned()),
            name: name.to_owned(),
            source: SkillSource::Bundled,
            kind: FileKind::File,
            size_bytes: Some(signed(file.text.len() as u64)),
            modified_at: None,
            media_type: media_type(name),
        };
        Some((name.as_bytes().to_vec(), row))
    });
    files.collect()
}

/// A part of a text, and how long the whole of it is.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) part: Part,
    pub(super) size: u64,
}

/// A part of the text of a tenant's file. Only what lies in a skill is there.
pub(super) fn text(
    root: &Directory,
    path: &RelativePath,
    offset: u64,
    length: usize,
) -> Result<Reading, ContentError> {
    if path.names().any(|name| is_aside(name.as_bytes())) || !lies_in_a_skill(root, path)? {
        return Err(OpenError::Absent.into());
    }
    let mut file = root.file(path)?;
    for _ in 0..READS_MAX {
        let part = part(&file, offset, length)?;
        if file.is_unchanged()? {
            return Ok(Reading { part, size: file.snapshot().size });
        }
        file = file.renewed()?;
    }
    Err(ContentError::Changing)
}

/// A part of the text of a bundled file; `None` if there is no such one.
pub(super) fn bundled_text(
    path: &RelativePath,
    offset: u64,
    length: usize,
) -> Option<Result<Reading, ContentError>> {
    let file = bundled::FILES.iter().find(|file| file.path == path.as_str())?;
    let size = file.text.len() as u64;
    let Some(begin) = usize::try_from(offset).ok().filter(|begin| *begin <= file.text.len()) else {
        return Some(Err(ContentError::Beyond { size }));
    };
    let begin = file.text.ceil_char_boundary(begin);
    let end = file.text.floor_char_boundary(begin.saturating_add(length)).max(begin);
    let next = (end < file.text.len()).then_some(end as u64);
    let part = Part { offset: begin as u64, text: file.text[begin..end].to_owned(), next };
    Some(Ok(Reading { part, size }))
}

/// Whether a directory on the way to this file is a skill.
fn lies_in_a_skill(root: &Directory, file: &RelativePath) -> Result<bool, OpenError> {
    let mut names: Vec<_> = file.names().collect();
    while names.pop().is_some() && !names.is_empty() {
        let Ok(path) = RelativePath::parse(&names.join("/")) else { return Ok(false) };
        if is_skill(&root.directory(&path, Mounts::Stay)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn media_type(name: &str) -> Option<String> {
    mime_guess::from_path(name).first_raw().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use proptest::prelude::*;

    use super::*;

    fn path(text: &str) -> RelativePath {
        RelativePath::parse(text).unwrap()
    }

    fn made(files: &[(&str, &str)]) -> (tempfile::TempDir, Directory) {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let opened = Directory::open(root.path()).unwrap();
        (root, opened)
    }

    #[test]
    fn a_skills_files_come_by_path_and_nothing_else_does() {
        let (kept, root) = made(&[
            ("a/one/SKILL.md", "x"),
            ("a/one/references/deep/b.md", "bb"),
            ("a/one/references/a.md", "a"),
            ("a/one/.hidden", "x"),
            ("a/one/.git/config", "x"),
            ("a/one/server.key", "x"),
            ("a/two/SKILL.md", "x"),
        ]);
        symlink("/etc/passwd", kept.path().join("a/one/link")).unwrap();
        symlink("/etc", kept.path().join("a/one/linked")).unwrap();
        let rows = files(&root, &path("a/one")).unwrap();
        let seen: Vec<_> =
            rows.iter().map(|(_, file)| (file.name.as_str(), file.kind.as_str(), file.size_bytes)).collect();
        let expected = [
            ("SKILL.md", "file", Some(1)),
            ("link", "other", None),
            ("linked", "other", None),
            ("references/a.md", "file", Some(1)),
            ("references/deep/b.md", "file", Some(2)),
        ];
        assert_eq!(seen, expected);
        assert_eq!(rows[4].1.path.as_deref(), Some("a/one/references/deep/b.md"));
        assert!(matches!(files(&root, &path("a/none")), Err(FilesError::Open(OpenError::Absent))));
    }

    #[test]
    fn a_skill_of_too_many_files_is_refused() {
        let (kept, root) = made(&[("a/one/SKILL.md", "x")]);
        for number in 0..FILES_MAX - 1 {
            fs::write(kept.path().join(format!("a/one/{number}")), "").unwrap();
        }
        assert_eq!(files(&root, &path("a/one")).unwrap().len(), FILES_MAX);
        fs::write(kept.path().join("a/one/more"), "").unwrap();
        assert!(matches!(files(&root, &path("a/one")), Err(FilesError::TooMany)));
    }

    #[test]
    fn only_what_lies_in_a_skill_is_read() {
        let (kept, root) = made(&[
            ("a/one/SKILL.md", "the text"),
            ("a/one/references/a.md", "more"),
            ("a/one/.hidden/b.md", "SECRET"),
            ("a/one/.env", "SECRET"),
            ("a/DESCRIPTION.md", "SECRET"),
            ("a/plain/b.md", "SECRET"),
            (".hub/lock.json", "SECRET"),
            ("top.md", "SECRET"),
        ]);
        symlink("../plain", kept.path().join("a/one/linked")).unwrap();
        symlink("../plain/b.md", kept.path().join("a/one/link.md")).unwrap();
        fs::write(kept.path().join("a/one/image.png"), b"\x89PNG\0").unwrap();
        let read = |name: &str| text(&root, &path(name), 0, 100).map(|reading| reading.part.text);
        assert_eq!(read("a/one/SKILL.md").unwrap(), "the text");
        assert_eq!(read("a/one/references/a.md").unwrap(), "more");
        for name in [
            "a/one/.hidden/b.md",
            "a/one/.env",
            "a/DESCRIPTION.md",
            "a/plain/b.md",
            ".hub/lock.json",
            "top.md",
            "a/one/none.md",
            "a/none/SKILL.md",
        ] {
            assert!(matches!(read(name), Err(ContentError::Open(OpenError::Absent))), "{name}");
        }
        for name in ["a/one/link.md", "a/one/linked/b.md", "a/one", "a/one/references"] {
            assert!(matches!(read(name), Err(ContentError::Open(_))), "{name}");
        }
        assert!(matches!(read("a/one/image.png"), Err(ContentError::NotText)));
    }

    #[test]
    fn bundled_ones_are_there_whole() {
        let skill = path("data/csv-profile");
        let rows = bundled_files(&skill);
        let names: Vec<_> = rows.iter().map(|(_, file)| file.name.as_str()).collect();
        assert_eq!(names, ["SKILL.md", "scripts/profile.py"]);
        for (_, file) in rows {
            let reading = bundled_text(&path(&file.path.unwrap()), 0, 1 << 20).unwrap().unwrap();
            assert_eq!((signed(reading.size), reading.part.next), (file.size_bytes.unwrap(), None));
        }
        assert!(bundled_files(&path("data/csv")).is_empty());
        assert!(bundled_text(&path("data/csv-profile"), 0, 100).is_none());
        let script = path("data/csv-profile/scripts/profile.py");
        let beyond = bundled_text(&script, 1 << 30, 100).unwrap();
        assert!(matches!(beyond, Err(ContentError::Beyond { .. })));
    }

    proptest! {
        #[test]
        fn the_parts_of_a_bundled_text_are_the_text(at in 0..bundled::FILES.len(), length in 4_usize..700) {
            let file = bundled::FILES[at];
            let (mut offset, mut whole) = (0, String::new());
            loop {
                let reading = bundled_text(&path(file.path), offset, length).unwrap().unwrap();
                whole += &reading.part.text;
                match reading.part.next {
                    Some(next) => offset = next,
                    None => break,
                }
            }
            prop_assert_eq!(whole, file.text);
        }
    }
}
