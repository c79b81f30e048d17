//! An environment that an agent gives itself: files in its home that its program reads before each run, put out of its way.
//!
//! The program (hermes-agent 0.19) takes every variable from there, also those that the Hub accepts from nobody: a key of a
//! model provider, the token of a channel. The home is the tenant's to write, so the files are moved away before each start
//! and each run. What a run writes and another one that begins beside it reads is not kept from it.

use std::io;
use std::path::Path;

use crate::placement::set_aside;

/// The files, below the home.
const FILES: [&str; 2] = [".env", ".op.env"];

/// Moves them away, whatever they are. The last ones of a name are kept beside it for the tenant to look at.
pub(super) fn put_away(home: &Path) -> io::Result<()> {
    for name in FILES {
        let file = home.join(name);
        match std::fs::rename(&file, file.with_added_extension("not-used")) {
            Ok(()) => tracing::warn!("{} is not the agent's to have and was moved away", file.display()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Something that cannot be replaced has its name.
            Err(_) => set_aside(&file)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn whatever_stands_there_is_moved_away_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let path = |name: &str| home.path().join(name);
        put_away(home.path()).unwrap();
        fs::write(path("outside"), "X_TOKEN=1").unwrap();
        fs::write(path(".env.example"), "").unwrap();
        for round in 0..2 {
            fs::write(path(".env"), format!("TELEGRAM_BOT_TOKEN={round}")).unwrap();
            symlink(path("outside"), path(".op.env")).unwrap();
            put_away(home.path()).unwrap();
            assert!(FILES.iter().all(|name| path(name).symlink_metadata().is_err()));
        }
        assert_eq!(fs::read_to_string(path(".env.not-used")).unwrap(), "TELEGRAM_BOT_TOKEN=1");
        assert!(path("outside").is_file() && path(".env.example").is_file());
        // A name that is taken by what cannot be replaced is no way to keep the file.
        fs::remove_file(path(".env.not-used")).unwrap();
        fs::create_dir_all(path(".env.not-used/full")).unwrap();
        fs::write(path(".env"), "").unwrap();
        put_away(home.path()).unwrap();
        assert!(path(".env").symlink_metadata().is_err());
        fs::create_dir_all(path(".env/full")).unwrap();
        put_away(home.path()).unwrap();
        assert!(path(".env").symlink_metadata().is_err());
    }
}
