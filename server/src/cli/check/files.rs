//! Checks of what is in files: database, master key, TLS.

use std::path::Path;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::Finding;
use crate::config::{Config, Database};
use crate::db::meta::Meta;
use crate::db::{self, Peek};
use crate::seal::MasterKey;
use crate::start::keys;

pub(super) async fn database_and_key(config: &Config) -> Vec<Finding> {
    const CHECK: &str = "database";
    let shown = config.database();
    let absent = match shown {
        Database::Sqlite(_) => format!("{shown} is not there; the first start makes it"),
        Database::Postgres(_) => {
            format!("{shown} can be reached and is empty; the first start makes its tables")
        }
    };
    let mut database_is_there = true;
    let (database, meta) = match db::peek(config).await {
        Ok(Peek::Absent) => {
            database_is_there = false;
            (Finding::ok(CHECK, absent), None)
        }
        Ok(Peek::Older) => {
            (Finding::ok(CHECK, format!("{shown} opens; the next start updates its schema")), None)
        }
        Ok(Peek::Current(meta)) => {
            (Finding::ok(CHECK, format!("{shown} opens and its schema is known")), meta)
        }
        Err(error) => {
            let text = error.to_string();
            let (said, mend) = text.split_once("; ").unwrap_or((&text, "see the message"));
            (Finding::fail(CHECK, said, mend), None)
        }
    };
    // An empty file is one that a start left which ended at once.
    if let Database::Sqlite(path) = &shown {
        database_is_there = path.metadata().is_ok_and(|file| file.len() > 0);
    }
    vec![database, key(config, meta.as_ref(), database_is_there)]
}

fn key(config: &Config, meta: Option<&Meta>, database_is_there: bool) -> Finding {
    const CHECK: &str = "key";
    let path = config.master_key_path();
    let shown = path.display();
    let key = match MasterKey::load(&path) {
        Ok(key) => key,
        Err(error) => {
            let text = error.to_string();
            let (said, mend) = text.split_once("; ").unwrap_or((&text, "see the message"));
            return Finding::fail(CHECK, said, mend);
        }
    };
    match (key, meta) {
        (None, Some(meta)) => Finding::fail(
            CHECK,
            format!("the database needs master key {} and there is no file {shown}", meta.key_id),
            "put the key file back, or name it in HUB_MASTER_KEY_FILE",
        ),
        (None, None) if database_is_there => Finding::warn(
            CHECK,
            format!("there is no file {shown}, and which key the database needs is not known yet"),
            "put the key file there that belongs to this database",
        ),
        (None, None) => Finding::ok(CHECK, format!("{shown} is not there; the first start makes it")),
        (Some(key), None) => Finding::ok(CHECK, format!("key {} in {shown}", key.id())),
        (Some(key), Some(meta)) => match keys::named(config, key, meta) {
            Ok((key, named)) if key == named => {
                Finding::ok(CHECK, format!("key {key} in {shown} is the database's"))
            }
            Ok((key, named)) => Finding::ok(
                CHECK,
                format!("key {key} in {shown} takes the place of {named} with the next start"),
            ),
            Err(error) => {
                let text = error.to_string();
                let (said, mend) = text.split_once("; ").unwrap_or((&text, "see the message"));
                Finding::fail(CHECK, said, mend)
            }
        },
    }
}

pub(super) fn tls(config: &Config) -> Finding {
    const CHECK: &str = "tls";
    let Some((certificate, key)) = config.tls_files() else {
        return if config.listen.ip().is_loopback() {
            Finding::ok(CHECK, "plain HTTP on this machine only")
        } else {
            Finding::warn(
                CHECK,
                format!("plain HTTP on {}: tokens can be read on the way", config.listen),
                "make sure that something in front of it speaks TLS",
            )
        };
    };
    match read_tls(certificate, key) {
        Ok(()) => Finding::ok(CHECK, format!("{} and its key fit", certificate.display())),
        Err((said, mend)) => Finding::fail(CHECK, said, mend),
    }
}

fn read_tls(certificate: &Path, key: &Path) -> Result<(), (String, &'static str)> {
    let mend = "put PEM files there that this user can read";
    let chain =
        CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(
            |error| (format!("the certificate {} cannot be read ({error})", certificate.display()), mend),
        )?;
    if chain.is_empty() {
        return Err((format!("{} holds no certificate", certificate.display()), mend));
    }
    let private = PrivateKeyDer::from_pem_file(key)
        .map_err(|error| (format!("the key {} cannot be read ({error})", key.display()), mend))?;
    let provider = rustls::crypto::aws_lc_rs::default_provider();
    match rustls::sign::CertifiedKey::from_der(chain, private, &provider) {
        Ok(_) => Ok(()),
        Err(error) => Err((
            format!("certificate {} and key {} do not fit ({error})", certificate.display(), key.display()),
            "use the key that the certificate was made for",
        )),
    }
}
