//! The demo's world, left open: for curl, for a program of one's own, until it is told to go.

use std::time::Duration;

use anyhow::{Result, bail};

use super::tell::Teller;
use super::world::{Ingredients, World};

/// How often the Hub's log is looked at for what is new.
const LOOK: Duration = Duration::from_millis(500);

/// Opens the world, shows how to use it, and stays until `told_to_end`.
///
/// # Errors
/// If it cannot be opened, or if the Hub ends by itself.
pub async fn stay(ingredients: &Ingredients, told_to_end: impl Future<Output = ()>) -> Result<()> {
    let mut told_to_end = std::pin::pin!(told_to_end);
    let mut tell = Teller::new();
    tell.step("Start a model and the hub");
    let world = tokio::select! {
        world = World::start(ingredients, &mut tell) => world?,
        () = &mut told_to_end => return Ok(()),
    };
    tell.step("Yours until Ctrl-C");
    let (url, token) = (world.process().url().to_owned(), world.token_file());
    let token = token.display();
    let curl =
        format!("curl -sS -H \"Authorization: Bearer $(cat {token})\" -H 'Content-Type: application/json'");
    tell.plain(&format!("\nurl    {url}\ntoken  {token}\n"));
    tell.plain("A tenant:\n");
    tell.plain(&format!("{curl} -d '{{\"id\":\"acme\"}}' '{url}/v1/tenants?waitSeconds=20'\n"));
    tell.plain("Work for its agent (the first one starts it, which takes a while):\n");
    let input = "{\"input\":[{\"type\":\"text\",\"text\":\"[[shell:echo hello]]\"}]}";
    tell.plain(&format!("{curl} -d '{input}' '{url}/v1/tenants/acme/runs?waitSeconds=50'\n"));
    tell.plain("What the hub logs:\n");

    let mut shown = 0;
    let ended_by_itself = loop {
        tokio::select! {
            () = &mut told_to_end => break false,
            () = tokio::time::sleep(LOOK) => {}
        }
        let log = world.process().stderr();
        for line in log.lines().skip(shown) {
            tell.plain(line);
        }
        shown = log.lines().count();
        if has_ended(world.process().pid()) {
            break true;
        }
    };
    tell.step("Clean up");
    // Tenants that were made have agents; they go with the data directory.
    world.end(false, &mut tell).await?;
    if ended_by_itself {
        bail!("the hub ended by itself; its log above says why");
    }
    Ok(())
}

/// Whether this child of ours has ended: it is a zombie until we ask how it ended.
fn has_ended(pid: u32) -> bool {
    let words = std::fs::read(format!("/proc/{pid}/cmdline"));
    words.map_or(true, |words| words.is_empty())
}
