//! Rules over several settings together.

use std::net::SocketAddr;

use super::Config;
use super::load::Sources;

pub(super) fn check(config: &Config, sources: &mut Sources) {
    tls_files_come_together(config, sources);
    plain_http_stays_on_this_machine(config, sources);
    listeners_differ(config, sources);
    body_times_fit(config, sources);
}

fn tls_files_come_together(config: &Config, sources: &mut Sources) {
    let (given, missing) = match (&config.tls_cert_file, &config.tls_key_file) {
        (Some(_), None) => ("tls_cert_file", "HUB_TLS_KEY_FILE"),
        (None, Some(_)) => ("tls_key_file", "HUB_TLS_CERT_FILE"),
        _ => return,
    };
    let setting = sources.written_as(given);
    sources.refuse(
        setting,
        format!("it is set and {missing} is not"),
        format!("set {missing} too, or neither"),
    );
}

// Bearer tokens over plain HTTP can be read by everybody on the way.
fn plain_http_stays_on_this_machine(config: &Config, sources: &mut Sources) {
    if config.insecure_http {
        return;
    }
    if config.tls_files().is_none() && !config.listen.ip().is_loopback() {
        refuse_plain(sources, "listen", config.listen, "set HUB_TLS_CERT_FILE and HUB_TLS_KEY_FILE, or ");
    }
    if let Some(address) = config.metrics_listen.filter(|address| !address.ip().is_loopback()) {
        refuse_plain(sources, "metrics_listen", address, "");
    }
}

fn refuse_plain(sources: &mut Sources, key: &str, address: SocketAddr, tls: &str) {
    let setting = sources.written_as(key);
    sources.refuse(
        setting,
        format!("other machines can reach {address}, and it would speak plain HTTP"),
        format!(
            "{tls}listen on 127.0.0.1, or set HUB_INSECURE_HTTP=true if something in front of it speaks TLS"
        ),
    );
}

fn listeners_differ(config: &Config, sources: &mut Sources) {
    if config.metrics_listen == Some(config.listen) && config.listen.port() != 0 {
        let setting = sources.written_as("metrics_listen");
        sources.refuse(
            setting,
            "it is the address of the API".to_owned(),
            "give it another port, or write off".to_owned(),
        );
    }
}

fn body_times_fit(config: &Config, sources: &mut Sources) {
    if config.limits.body_idle > config.limits.body_total {
        let setting = sources.written_as("limits.body_idle_seconds");
        sources.refuse(
            setting,
            "it is longer than limits.body_total_seconds".to_owned(),
            "make it shorter than the whole".to_owned(),
        );
    }
}
