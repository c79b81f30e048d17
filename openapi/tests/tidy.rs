//! The architecture's absences (design.md, invariant 1): what may be named where, checked over the whole repository.
//!
//! A rule names some words and the only places that may use them. Comments may speak of anything.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

/// Words of code that only some places may use.
struct Absence {
    id: &'static str,
    reason: &'static str,
    /// Whether a line of code uses them.
    names: fn(&str) -> bool,
    /// Folders (ending in `/`), files, or names of files (beginning with `*/`) that may.
    only_in: &'static [&'static str],
}

const ABSENCES: &[Absence] = &[
    Absence {
        id: "dropshot",
        reason: "the HTTP framework stays replaceable, so only the generated glue and the door know it",
        names: |line| line.contains("dropshot::"),
        only_in: &[
            "generated/api/",
            // The generator writes the first and compares what it emits.
            "openapi/src/",
            "server/glue/",
            "server/src/edge.rs",
            "server/src/edge/",
            "server/src/serve.rs",
            "server/src/metrics.rs",
            "server/src/logging.rs",
            // What the Hub is measured against.
            "tests/src/bench/peers/records.rs",
        ],
    },
    Absence {
        id: "sqlx",
        reason: "rules do not know SQL: only an area's store and the database module do",
        names: |line| line.contains("sqlx::"),
        // A test may look at the rows that were left.
        only_in: &["*/store.rs", "server/src/db.rs", "server/src/db/", TESTS],
    },
    Absence {
        id: "process",
        reason: "only hub-runtime spawns processes",
        names: |line| {
            line.contains("tokio::process") || (line.contains("process::") && line.contains("Command"))
        },
        // git, for the contract's base.
        only_in: &["server/runtime/", "openapi/src/breaking/git.rs", TESTS],
    },
    Absence {
        id: "cryptography",
        reason: "there is one place for cryptography, so that there is one place to review",
        // rustls names the library when it reads certificates; that is not ours to seal with.
        names: |line| line.contains("aws_lc_rs::") && !line.contains("rustls::crypto"),
        only_in: &["server/src/seal.rs", "server/src/seal/"],
    },
    Absence {
        id: "environment",
        reason: "settings are read once, in config, where they are listed and checked",
        names: |line| line.contains("env::var"),
        // The scripted agent is given its settings as the real one is.
        only_in: &[
            "*/config.rs",
            "server/src/config/",
            "*/build.rs",
            "server/runtime/src/bin/scripted-agent.rs",
            TESTS,
        ],
    },
];

/// Crates that may not be in a manifest: the manifest's folder, and the dependencies it must do without.
const STRANGERS: &[(&str, &[&str])] = &[
    ("server/", &["hermes-hub-client", "hub-client"]),
    ("client/", &["hub-server", "hub-api", "hub-glue", "hub-runtime", "dropshot", "sqlx"]),
    ("generated/client/", &["hub-server", "hub-api", "hub-glue", "hub-runtime", "dropshot", "sqlx"]),
    ("generated/types/", &["hub-server", "hub-api", "hub-glue", "hub-runtime", "sqlx"]),
    ("server/runtime/", &["hub-server", "hub-api", "hub-glue", "dropshot", "sqlx", "aws-lc-rs"]),
    ("tests/", &["hub-api", "hub-glue", "sqlx"]),
    ("openapi/", &["hub-server", "hub-api", "hub-glue", "dropshot", "sqlx"]),
];

/// Stands for test code, wherever it is.
const TESTS: &str = "tests";
const LINES_MAX: usize = 600;

/// A file: its path below the root with `/`, and its text.
type File = (String, String);

/// What breaks the rules, as `path:line: rule: what`.
fn violations(files: &[File]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| if file.0.ends_with(".rs") { of_code(file) } else { of_manifest(file) })
        .collect()
}

fn of_code((path, text): &File) -> Vec<String> {
    let mut found = Vec::new();
    // Generated code has its generator's form; this file names what it forbids.
    let generated = path.starts_with("generated/") || path.starts_with("openapi/src/generate/templates/");
    if !generated && !text.starts_with("//!") {
        found.push(format!("{path}:1: header: a file begins with `//!`: what it knows and what it must not"));
    }
    let count = text.lines().count();
    if !generated && count > LINES_MAX {
        found.push(format!("{path}:{count}: length: more than {LINES_MAX} lines are more than one idea"));
    }
    if path == "openapi/tests/tidy.rs" {
        return found;
    }
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for Absence { id, reason, names, only_in } in ABSENCES {
            if names(line) && !only_in.iter().any(|place| is_in(path, place)) {
                found.push(format!("{path}:{number}: {id}: {reason}"));
            }
        }
    }
    found
}

fn is_in(path: &str, place: &str) -> bool {
    match place.strip_prefix("*/") {
        Some(name) => path.rsplit('/').next() == Some(name),
        None if place == TESTS => {
            path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
        }
        None if place.ends_with('/') => path.starts_with(place),
        None => path == place,
    }
}

fn of_manifest((path, text): &File) -> Vec<String> {
    let Some(folder) = path.strip_suffix("Cargo.toml") else { return Vec::new() };
    let strangers = STRANGERS.iter().filter(|(place, _)| *place == folder).flat_map(|(_, names)| *names);
    let mut found = Vec::new();
    for name in strangers {
        let depends =
            |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '.', '=']));
        let line = (1..).zip(text.lines()).find(|(_, line)| depends(line));
        found.extend(
            line.map(|(number, _)| format!("{path}:{number}: dependency: {folder} does not know {name}")),
        );
    }
    found
}

/// The Rust files and manifests of the repository; hidden folders and cargo's own output are no part of it.
fn repository() -> Vec<File> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is a folder of the repository");
    let is_ours = |entry: &DirEntry| {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let output = entry.file_name() == "target" || entry.path().join("CACHEDIR.TAG").exists();
        entry.depth() == 0 || !(hidden || output)
    };
    let is_wanted = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.file_type().is_file() && (name.ends_with(".rs") || name == "Cargo.toml")
    };
    WalkDir::new(root)
        .into_iter()
        .filter_entry(is_ours)
        .map(|entry| entry.expect("the repository can be read"))
        .filter(is_wanted)
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("it was found below the root");
            let text = std::fs::read_to_string(entry.path()).expect("source is UTF-8");
            (path.to_string_lossy().replace('\\', "/"), text)
        })
        .collect()
}

#[test]
fn the_repository_keeps_its_absences() {
    let files = repository();
    assert!(files.iter().any(|(path, _)| path == "openapi/tests/tidy.rs"), "this file was not found");
    let found = violations(&files);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

// A row a line: broken up, the table cannot be read as one.
#[rustfmt::skip]
#[test]
fn each_rule_is_seen_to_fire_and_to_let_pass() {
    for (rule, path, text, allowed) in [
        ("dropshot", "server/src/runs.rs", "//! x\nuse dropshot::HttpError;\n", "server/src/edge/body.rs"),
        ("dropshot", "client/src/lib.rs", "//! x\nfn f(e: dropshot::HttpError) {}\n", "generated/api/src/lib.rs"),
        ("sqlx", "server/src/runs.rs", "//! x\nuse sqlx::Row;\n", "server/src/runs/store.rs"),
        ("sqlx", "server/src/runs/http.rs", "//! x\nuse sqlx::Row;\n", "server/src/db/migrate.rs"),
        ("process", "server/src/agents.rs", "//! x\nuse std::process::{Child, Command};\n", "server/runtime/src/place.rs"),
        ("process", "client/src/lib.rs", "//! x\nuse tokio::process::Child;\n", "server/tests/start.rs"),
        ("process", "openapi/src/lint.rs", "//! x\nstd::process::Command::new(\"git\");\n", "openapi/src/breaking/git.rs"),
        ("cryptography", "server/src/auth.rs", "//! x\nuse aws_lc_rs::hmac;\n", "server/src/seal.rs"),
        ("environment", "server/src/runs.rs", "//! x\nlet a = std::env::var(\"A\");\n", "server/src/config.rs"),
        ("header", "server/src/runs.rs", "use std::fs;\n", "generated/types/src/lib.rs"),
        ("dependency", "server/Cargo.toml", "[dependencies]\nhub-client.workspace = true\n", "tests/Cargo.toml"),
        ("dependency", "client/Cargo.toml", "[dependencies]\nhub-server = { path = \"../server\" }\n", "tests/Cargo.toml"),
        ("dependency", "openapi/Cargo.toml", "[dependencies]\nsqlx.workspace = true\n", "server/Cargo.toml"),
    ] {
        let found = violations(&[(path.to_owned(), text.to_owned())]);
        assert!(matches!(found.as_slice(), [one] if one.contains(&format!(": {rule}: "))), "{path}: {found:?}");
        assert_eq!(violations(&[(allowed.to_owned(), text.to_owned())]), [""; 0], "{allowed}");
    }
    let long = "//! x\n".repeat(LINES_MAX + 1);
    assert!(violations(&[("server/src/runs.rs".to_owned(), long.clone())])[0].contains(": length: "));
    assert_eq!(violations(&[("generated/types/src/lib.rs".to_owned(), long)]), [""; 0]);
}

#[test]
fn comments_may_speak_of_anything() {
    let text = "//! Not dropshot::HttpError.\n/// Nor `sqlx::Row`.\nfn f() {} \n".to_owned();
    assert_eq!(violations(&[("server/src/runs.rs".to_owned(), text)]), [""; 0]);
}
