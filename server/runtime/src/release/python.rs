//! The Python that an environment is made with: whether it is there, works, fits and can make one.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::process::Command;

use super::Pinned;
use super::error::{InstallError, shown};
use super::program::{Failure, run};

/// How long a Python may take to say what it is.
const PATIENCE: Duration = Duration::from_secs(60);

/// Says what is asked of it as one line of JSON. Old Pythons understand it too, so that they are told apart from
/// programs that are none.
const SCRIPT: &str = r#"
import json, sys
missing = ""
for module in ("venv", "ensurepip"):
    try:
        __import__(module)
    except ImportError:
        missing = missing or module
executable = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps({"version": list(sys.version_info[:3]), "executable": executable, "missing": missing}))
"#;

/// A Python that will do.
pub(super) struct Python {
    /// Such as `3.11.7`.
    pub(super) version: String,
    /// The program itself, where it may be found through a shim.
    pub(super) executable: PathBuf,
}

#[derive(Deserialize)]
struct Said {
    version: (u32, u32, u32),
    executable: PathBuf,
    missing: String,
}

pub(super) async fn check(python: &str, release: &Pinned, until: Instant) -> Result<Python, InstallError> {
    let (minor_min, minor_max) = (release.python_minor_min, release.python_minor_max);
    let broken = |said: String| InstallError::BrokenPython { python: python.to_owned(), said };
    let mut command = Command::new(python);
    command.args(["-I", "-c", SCRIPT]);
    let nothing = File::open("/dev/null").map_err(|error| broken(error.to_string()))?;
    let finished = match run(command, &nothing, until.min(Instant::now() + PATIENCE), |_| {}).await {
        Ok(finished) => finished,
        Err(Failure::TooLong) => return Err(broken("it does not come to an end".to_owned())),
        Err(Failure::NotStarted(error)) if error.kind() == io::ErrorKind::NotFound => {
            return Err(InstallError::NoPython { python: python.to_owned(), minor_min });
        }
        Err(Failure::NotStarted(error)) => return Err(broken(error.to_string())),
    };
    let said = finished.tail.lines().find_map(|line| serde_json::from_str::<Said>(line).ok());
    let Some(Said { version: (major, minor, micro), executable, missing }) =
        said.filter(|_| finished.succeeded)
    else {
        return Err(broken(shown(&finished.tail)));
    };
    let version = format!("{major}.{minor}.{micro}");
    let python = python.to_owned();
    if major != 3 || !(minor_min..=minor_max).contains(&minor) {
        return Err(InstallError::WrongPython { python, found: version, minor_min, minor_max });
    }
    if !missing.is_empty() {
        return Err(InstallError::NoVenv { python, module: missing });
    }
    Ok(Python { version, executable })
}
