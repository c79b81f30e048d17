//! The environment variables that an installed agent knows: every text in its packages that could be the name of one.
//!
//! What a program reads it must name somewhere: in a call, in a table of providers, in a plugin's manifest. So all
//! upper-case words in quotes count, and in YAML, where nothing needs quotes, all of them, whatever they are there
//! for; too many do no harm, one too few would. A name that a program puts together is not found.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Files that may name a variable.
const KINDS: [&str; 5] = ["py", "yaml", "yml", "json", "toml"];

/// The longest name of an environment key.
const NAME_MAX: usize = 128;

/// All names that stand in the packages of the release in this directory.
///
/// # Panics
/// If the directory holds no packages, or they cannot be read.
pub fn named_in(release: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut open = vec![packages(release)];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory).expect("the packages can be read").flatten() {
            let (path, kind) = (entry.path(), entry.file_type().expect("its kind can be read"));
            if kind.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .and_then(|ending| ending.to_str())
                .is_some_and(|ending| KINDS.contains(&ending))
            {
                let bytes = std::fs::read(&path).expect("it can be read");
                let everywhere = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
                collect(&bytes, everywhere, &mut names);
            }
        }
    }
    names
}

/// All channels that the release in this directory can speak through, by their names in its configuration: those of its
/// gateway, and those that are plugins. Its own API and what is no channel are left out.
///
/// # Panics
/// If the release is put together in another way than it was.
pub fn channels_of(release: &Path) -> BTreeSet<String> {
    let packages = packages(release);
    let gateway = std::fs::read_to_string(packages.join("gateway/config.py")).expect("it has a gateway");
    let (_, members) = gateway.split_once("class Platform(Enum):").expect("its channels are listed");
    let members = members.split("\n    def ").next().unwrap_or_default();
    let member = |line: &str| {
        let (name, value) = line.trim().split_once(" = \"")?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        is_name.then(|| value.split('"').next().unwrap_or_default().to_owned())
    };
    let plugins = std::fs::read_dir(packages.join("plugins/platforms")).expect("it has plugins").flatten();
    let plugins = plugins.filter(|entry| entry.path().join("plugin.yaml").is_file());
    let plugins = plugins.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let all = members.lines().filter_map(member).chain(plugins);
    all.filter(|name| !["local", "api_server"].contains(&name.as_str())).collect()
}

/// The directory of the packages, whatever Python it is for.
fn packages(release: &Path) -> PathBuf {
    let versions = std::fs::read_dir(release.join("lib")).expect("the release has packages");
    let mut found = versions.flatten().map(|entry| entry.path().join("site-packages"));
    found.find(|path| path.is_dir()).expect("the release has packages")
}

/// Words of a text that may be names of variables: those in quotes, or, where no quotes are needed, everywhere.
fn collect(text: &[u8], everywhere: bool, names: &mut BTreeSet<String>) {
    let is_part = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    let is_quote =
        |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|byte| matches!(byte, b'"' | b'\''));
    let mut begin = 0;
    for word in text.split(|byte| !is_part(byte)) {
        let end = begin + word.len();
        let quoted = is_quote(begin.checked_sub(1)) && is_quote(Some(end));
        let is_name = word.len() <= NAME_MAX && word.first().is_some_and(u8::is_ascii_uppercase);
        if is_name && (quoted || everywhere) {
            names.insert(String::from_utf8_lossy(word).into_owned());
        }
        begin = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_wherever_a_program_may_have_them() {
        let found = |text: &str, everywhere| {
            let mut names = BTreeSet::new();
            collect(text.as_bytes(), everywhere, &mut names);
            names.into_iter().collect::<Vec<_>>()
        };
        let text = "os.getenv('A_KEY') env[\"B_TOKEN\"] C_SECRET: x (\"D_KEY\",\"E_KEY\") 'f_KEY' \"_G_KEY\" 'É_KEY'";
        assert_eq!(found(text, false), ["A_KEY", "B_TOKEN", "D_KEY", "E_KEY"]);
        assert_eq!(found("- name: A_KEY\n  B_KEY: x", true), ["A_KEY", "B_KEY"]);
        assert!(found("# A_KEY is not read", false).is_empty());
    }
}
