//! The skills that come with the Hub: they are in the program, and each agent's host lays them out for its agent.
//!
//! They lie in the managed directory, so an agent with a user of its own reads them and cannot change them, and they
//! are always those of the Hub that started it. hermes-agent treats them as its own (`skills.external_dirs`).

use std::io;
use std::path::Path;

use crate::placement::{Reader, make_for, write_for};

/// The directory of bundled skills, within the managed one.
pub(crate) const DIRECTORY: &str = "skills";

/// A file of a skill.
#[derive(Clone, Copy, Debug)]
pub struct BundledFile {
    /// Below the directory of all skills: `category/skill/SKILL.md`.
    pub path: &'static str,
    /// Its content.
    pub text: &'static str,
}

macro_rules! files {
    ($($path:literal)*) => {
        &[$(BundledFile { path: $path, text: include_str!(concat!("../skills/", $path)) }),*]
    };
}

/// All of them, by path.
pub const FILES: &[BundledFile] = files! {
    "coding/code-review/SKILL.md"
    "coding/find-the-cause/SKILL.md"
    "data/csv-profile/SKILL.md"
    "data/csv-profile/scripts/profile.py"
    "hosting/hand-over/SKILL.md"
    "writing/meeting-notes/SKILL.md"
    "writing/report/SKILL.md"
};

/// Lays all of them out below `managed`, for an agent to read. Fails with what the system says.
pub(crate) fn lay_out(reader: Reader, managed: &Path) -> io::Result<()> {
    for file in FILES {
        let mut directory = managed.to_owned();
        let mut names: Vec<_> = [DIRECTORY].into_iter().chain(file.path.split('/')).collect();
        let name = names.pop().unwrap_or_default();
        for name in names {
            directory.push(name);
            make_for(reader, &directory)?;
        }
        write_for(reader, &directory.join(name), file.text.as_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    fn found(directory: &Path, into: &mut BTreeSet<PathBuf>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { found(&path, into) } else { assert!(into.insert(path)) }
        }
    }

    #[test]
    fn every_file_of_every_skill_is_in_the_table_and_laid_out() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("skills");
        let mut there = BTreeSet::new();
        found(&source, &mut there);
        let listed: Vec<_> = FILES.iter().map(|file| source.join(file.path)).collect();
        assert_eq!(there.into_iter().collect::<Vec<_>>(), listed);
        let managed = tempfile::tempdir().unwrap();
        // A second time changes nothing.
        for _ in 0..2 {
            lay_out(Reader::Agent(None), managed.path()).unwrap();
        }
        for file in FILES {
            assert_eq!(
                fs::read_to_string(managed.path().join(DIRECTORY).join(file.path)).unwrap(),
                file.text
            );
        }
    }
}
