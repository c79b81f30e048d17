//! `demo`: shows a newcomer a real agent at work through a Hub, and through the Hub's death. `demo --stay` leaves that
//! world open to be tried by hand. See [`hub_tests::demo`].

use std::any::Any;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::anyhow;
use clap::Parser;
use hub_tests::demo::{Ingredients, failure, show, stay};

/// Shows a real agent at work through a Hub.
#[derive(Parser)]
struct Arguments {
    /// The agent release, as `make agent` installs it
    #[arg(long, default_value = "target/agent")]
    agent: PathBuf,
    /// Stay until Ctrl-C, for work by hand
    #[arg(long)]
    stay: bool,
    /// An OpenAI-compatible model to use instead of the scripted one
    #[arg(long, env = "HUB_MODEL_BASE_URL")]
    model_base_url: Option<String>,
    /// How that model is called
    #[arg(long, env = "HUB_MODEL_NAME")]
    model_name: Option<String>,
    /// The file with that model's key
    #[arg(long, env = "HUB_MODEL_API_KEY_FILE")]
    model_api_key_file: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { agent, stay: stays, model_base_url, model_name, model_api_key_file } = Arguments::parse();
    let ingredients = Ingredients { agent, model_base_url, model_name, model_api_key_file };
    // What breaks off below is told as the reason for the end, once.
    std::panic::set_hook(Box::new(|_| ()));
    let mut work = tokio::spawn(async move {
        if stays { stay(&ingredients, hub_tests::told_to_end()).await } else { show(&ingredients).await }
    });
    let ended = tokio::select! {
        ended = &mut work => ended,
        // An open world goes by itself when it is told to; it knows what to say then.
        () = hub_tests::told_to_end(), if !stays => {
            // What it started ends with it.
            work.abort();
            let _ = work.await;
            return failed("it was told to end before its time; all that it had started is ended");
        }
    };
    match ended.unwrap_or_else(|broken| Err(anyhow!(words(broken.into_panic())))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&format!("{error:#}")),
    }
}

fn failed(reason: &str) -> ExitCode {
    failure(reason);
    ExitCode::FAILURE
}

/// What a panic said.
fn words(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().map_or("it broke off", |text| text).to_owned(),
    }
}
