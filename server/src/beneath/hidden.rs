//! Names that do not exist for those who look at files: those by which secrets and the runtime's own state are known.
//!
//! It goes by the name alone, in any directory and in any case. That keeps a secret that lies where such things lie
//! from being shown by accident; it cannot keep an agent from writing one elsewhere.

/// Names as they stand.
const NAMES: &[&str] = &[
    ".git",
    ".git-credentials",
    ".ssh",
    ".gnupg",
    ".aws",
    ".kube",
    ".netrc",
    ".pgpass",
    ".npmrc",
    ".pypirc",
    ".hermes",
    "auth.json",
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
];
const BEGINNINGS: &[&str] = &[".env"];
const ENDS: &[&str] = &[".pem", ".key", ".p12", ".pfx"];

/// Whether a name does not exist. Names that are no UTF-8 are looked at too.
pub(super) fn is_hidden(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    NAMES.iter().any(|hidden| name == hidden.as_bytes())
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning.as_bytes()))
        || ENDS.iter().any(|end| name.ends_with(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_names() {
        for (name, hidden) in [
            (".env", true),
            (".ENV", true),
            (".env.local", true),
            (".envrc", true),
            (".ssh", true),
            (".git", true),
            (".Git", true),
            ("server.pem", true),
            ("Server.KEY", true),
            (".key", true),
            ("auth.json", true),
            ("id_ed25519", true),
            ("env", false),
            ("x.env", false),
            (".github", false),
            (".gitignore", false),
            ("id_rsa.pub", false),
            ("key", false),
            ("monkey", false),
            ("keys.txt", false),
            ("auth.json.md", false),
            ("notes.md", false),
        ] {
            assert_eq!(is_hidden(name.as_bytes()), hidden, "{name}");
        }
        assert!(is_hidden(b"\xff.pem") && !is_hidden(b"\xff.txt"));
    }

    #[test]
    fn the_contract_says_all_of_them() {
        let operation = hub_api::OPENAPI_JSON;
        for name in NAMES.iter().chain(BEGINNINGS).chain(ENDS) {
            let said = operation.contains(&format!("`{name}`")) || operation.contains(&format!("`{name}*`"));
            assert!(said, "{name}");
        }
    }
}
