//! The scripted agent's answers about itself: health, capabilities, models. And the two notes it
//! leaves in its home: the gateway's state, as the agent does, and our own list of accepted runs.

use std::io::Write;

use ::http::StatusCode;
use serde_json::{Value, json};

use super::Agent;
use super::answer::{Answer, json_answer};
use super::config::ScriptedConfig;
use super::run::Run;

/// The version that is imitated.
const VERSION: &str = "0.19.0";

/// Our own file in the home: a line `SESSION RUN` for each accepted run. It outlives the process,
/// so that a test can prove that no run was started twice.
const STARTED_FILE: &str = "scripted-started.log";

impl Agent {
    pub(super) fn health(&self) -> Answer {
        json_answer(StatusCode::OK, &json!({"status": "ok", "platform": "hermes-agent", "version": VERSION}))
    }

    pub(super) fn health_detailed(&self) -> Answer {
        let ok = json!({"status": "ok"});
        let config = match &self.config.fault {
            None => ok.clone(),
            Some(fault) => json!({"status": "degraded", "detail": fault}),
        };
        let model = if self.config.model.is_some() { ok.clone() } else { json!({"status": "degraded"}) };
        let status = if config == ok && model == ok { "ok" } else { "degraded" };
        let active = self.runs.active_count();
        let draining = self.is_draining();
        let checks = json!({
            "state_db": ok,
            "config": config,
            "model": model,
            "disk": {"status": "ok", "used_percent": 6.4, "free_bytes": 80_138_973_184_u64},
            "gateway": {"status": "ok", "state": "running", "connected_platforms": 1, "platforms": 1},
            "background_queues":
                {"status": "ok", "active_api_runs": active, "process_completions": 0, "active_delegations": 0},
        });
        let platforms = json!({"api_server":
            {"state": "connected", "error_code": null, "error_message": null, "updated_at": timestamp()}});
        json_answer(
            StatusCode::OK,
            &json!({
                "status": status, "readiness": {"status": status, "checks": checks},
                "platform": "hermes-agent", "version": VERSION,
                "gateway_state": if draining { "draining" } else { "running" }, "platforms": platforms,
                // Both as measured: the first lies during a run, the second is the drain's.
                "active_agents": active, "gateway_busy": false, "gateway_drainable": !draining,
                "exit_reason": null, "updated_at": timestamp(), "pid": std::process::id(),
            }),
        )
    }

    pub(super) fn capabilities(&self) -> Answer {
        let features = json!({
            "chat_completions": true, "chat_completions_streaming": true, "responses_api": true,
            "responses_streaming": true, "run_submission": true, "run_status": true, "run_events_sse": true,
            "run_stop": true, "run_approval_response": true, "tool_progress_events": true,
            "approval_events": true, "session_resources": true, "session_chat": true,
            "session_chat_streaming": true, "session_fork": true, "admin_config_rw": false,
            "jobs_admin": false, "memory_write_api": false, "skills_api": true, "audio_api": false,
            "realtime_voice": false, "session_continuity_header": "X-Hermes-Session-Id",
            "session_key_header": "X-Hermes-Session-Key", "cors": false,
        });
        let runtime = json!({
            "mode": "server_agent", "tool_execution": "server", "split_runtime": false,
            "description": "A scripted agent: runs do what their input says.",
        });
        let endpoint = |method: &str, path: &str| json!({"method": method, "path": path});
        let endpoints = json!({
            "health": endpoint("GET", "/health"), "health_detailed": endpoint("GET", "/health/detailed"),
            "models": endpoint("GET", "/v1/models"), "runs": endpoint("POST", "/v1/runs"),
            "run_status": endpoint("GET", "/v1/runs/{run_id}"),
            "run_events": endpoint("GET", "/v1/runs/{run_id}/events"),
            "run_approval": endpoint("POST", "/v1/runs/{run_id}/approval"),
            "run_stop": endpoint("POST", "/v1/runs/{run_id}/stop"),
        });
        json_answer(
            StatusCode::OK,
            &json!({
                "object": "hermes.api_server.capabilities", "platform": "hermes-agent",
                "model": self.config.model_name, "auth": {"type": "bearer", "required": true},
                "runtime": runtime, "features": features, "endpoints": endpoints,
            }),
        )
    }

    pub(super) fn models(&self) -> Answer {
        let names = std::iter::once(&self.config.model_name).chain(self.config.routes.keys());
        let model = |name: &String| {
            json!({
                "id": name, "object": "model", "created": chrono::Utc::now().timestamp(),
                "owned_by": "hermes", "permission": [], "root": name, "parent": null,
            })
        };
        let models: Vec<Value> = names.map(model).collect();
        json_answer(StatusCode::OK, &json!({"object": "list", "data": models}))
    }

    /// Notes an accepted run before it is answered.
    pub(super) fn note_started(&self, run: &Run) {
        let Some(home) = &self.config.home else { return };
        let session = run.status()["session_id"].as_str().unwrap_or("-").to_owned();
        let file = std::fs::File::options().create(true).append(true).open(home.join(STARTED_FILE));
        // In one write, so that the lines of runs that begin together are not mixed.
        let line = format!("{session} {}\n", run.id);
        // Only tests read it; without it they fail by themselves.
        let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
    }
}

/// Writes `gateway_state.json`, as far as anyone reads it.
pub(super) fn write_state(config: &ScriptedConfig, gateway_state: &str, api_server: &str) {
    let Some(home) = &config.home else { return };
    let state = json!({
        "pid": std::process::id(), "kind": "hermes-gateway", "gateway_state": gateway_state,
        "exit_reason": null, "restart_requested": false, "active_agents": 0,
        "platforms": {"api_server": {"state": api_server, "error_code": null,
            "error_message": if api_server == "retrying" { Value::from("failed to connect") } else { Value::Null },
            "updated_at": timestamp()}},
        "updated_at": timestamp(),
    });
    // A note for people; the process works without it.
    let _ = std::fs::write(home.join("gateway_state.json"), state.to_string());
}

fn timestamp() -> String {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, false)
}
