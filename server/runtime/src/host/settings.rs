//! What the agent is told before it starts: the managed directory, which it cannot overrule, and the slots' routes.
//!
//! The managed directory is the Hub's and beats the tenant's own settings leaf by leaf. Routes have no effect there, so
//! they go into the home's `config.yaml`, which is the tenant's and keeps everything else. Nothing here starts anything.

use std::fs::{DirBuilder, File, Permissions};
use std::io::{self, Read};
use std::num::NonZeroU16;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use hub_types::RuntimeSettings;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use super::relay::Endpoint;
use crate::placement::{Launch, Reader, set_aside, write_for};
use crate::yaml;

/// The longest `config.yaml` that is taken over.
const CONFIG_BYTES_MAX: u64 = 1 << 20;

/// With a known context length the agent does not ask the network for one.
const CONTEXT_TOKENS: u32 = 200_000;

/// The model's name while none is configured: the Hub answers calls with what is missing.
const NO_MODEL: &str = "not-configured";

/// What one start of the agent is told.
#[derive(Debug)]
pub(crate) struct AgentSettings<'a> {
    pub(crate) launch: &'a Launch,
    pub(crate) settings: &'a RuntimeSettings,
    /// The relay's endpoint for calls without a run.
    pub(crate) default: &'a Endpoint,
    /// The relay's endpoints by slot, from slot 1.
    pub(crate) slots: &'a [Endpoint],
    /// The key of the agent's own API.
    pub(crate) key: &'a SecretString,
    pub(crate) port: NonZeroU16,
}

impl AgentSettings<'_> {
    /// Writes everything. Answers the managed directory. Fails with the file and the reason.
    pub(crate) fn write(&self) -> Result<PathBuf, (PathBuf, io::Error)> {
        let managed = self.launch.managed.clone();
        let agent = Reader::Agent(self.launch.user);
        let named = |path: &Path| {
            let path = path.to_owned();
            move |error| (path, error)
        };
        self.make_managed(&managed).map_err(named(&managed))?;
        let config = managed.join("config.yaml");
        write_for(agent, &config, yaml::from_json(&self.config()).as_bytes()).map_err(named(&config))?;
        let env = managed.join(".env");
        write_for(agent, &env, self.env().as_bytes()).map_err(named(&env))?;
        let home = self.launch.home.join("config.yaml");
        self.write_routes(&home).map_err(named(&home))?;
        Ok(managed)
    }

    /// Makes the managed directory one that the agent can look into and not change.
    fn make_managed(&self, managed: &Path) -> io::Result<()> {
        // What an earlier agent could put there under another level is not the Hub's word.
        match std::fs::remove_dir_all(managed) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => DirBuilder::new().recursive(true).mode(0o700).create(managed)?,
        }
        let directory = File::open(managed)?;
        let mode = match self.launch.user {
            Some(user) => {
                fchown(&directory, None, Some(user.gid))?;
                0o750
            }
            None => 0o700,
        };
        directory.set_permissions(Permissions::from_mode(mode))
    }

    /// The managed `config.yaml`.
    fn config(&self) -> Value {
        let settings = self.settings;
        let mut config = json!({
            "model": self.model(self.default, "default"),
            "terminal": {"backend": "local", "cwd": self.launch.workspace},
            "approvals": {"mode": "manual", "timeout": settings.approval_timeout_seconds, "cron_mode": "deny"},
            "command_allowlist": [],
            "security": {"tirith_enabled": false, "allow_lazy_installs": false},
            // A sub-agent has nobody to ask.
            "delegation": {"subagent_auto_approve": false},
            "gateway": {"multiplex_profiles": false, "api_server": {"max_concurrent_runs": settings.slots}},
            "agent": {"restart_drain_timeout": 0},
        });
        if let Some(fire) = &settings.cron_fire {
            // The agent takes a key of this form in place of the address of a list of keys.
            config["cron"] = json!({"chronos": {
                "expected_audience": fire.audience, "portal_url": fire.issuer, "nas_jwks_url": fire.verifier,
            }});
        }
        config
    }

    fn model(&self, endpoint: &Endpoint, name_member: &str) -> Value {
        let name = self.settings.model.as_deref().unwrap_or(NO_MODEL);
        json!({
            name_member: name,
            "provider": "custom",
            "base_url": endpoint.base_url,
            "api_key": endpoint.key.expose_secret(),
            "context_length": CONTEXT_TOKENS,
        })
    }

    /// The managed `.env`. The key's characters need no quoting.
    fn env(&self) -> String {
        let key = self.key.expose_secret();
        let port = self.port;
        format!(
            "API_SERVER_ENABLED=true\nAPI_SERVER_HOST=127.0.0.1\nAPI_SERVER_PORT={port}\nAPI_SERVER_KEY={key}\n"
        )
    }

    fn write_routes(&self, config: &Path) -> io::Result<()> {
        let routes: Map<String, Value> = (1..)
            .zip(self.slots)
            .map(|(slot, endpoint)| (format!("slot-{slot}"), self.model(endpoint, "model")))
            .collect();
        let routes = Value::Object(routes);
        let path = ["platforms", "api_server", "extra", "model_routes"];
        let text = match read_config(config)? {
            None => yaml::with_member("", &path, &routes),
            Some(own) => match yaml::with_member(&own, &path, &routes) {
                Ok(text) => Ok(text),
                Err(_) => {
                    // The agent would start on its defaults and keep a copy; so do we.
                    std::fs::rename(config, config.with_added_extension("corrupt.bak"))?;
                    tracing::warn!("the home's config.yaml is not valid and was set aside");
                    yaml::with_member("", &path, &routes)
                }
            },
        };
        if config.symlink_metadata().is_ok_and(|about| about.is_dir()) {
            set_aside(config)?;
        }
        write_for(Reader::Owner(self.launch.user), config, text.map_err(io::Error::other)?.as_bytes())
    }
}

/// The home's file, which its tenant may have replaced by anything: a link is not followed, a pipe not waited for.
/// What is not a file of its own and of sensible size is as if it were not there.
fn read_config(path: &Path) -> io::Result<Option<String>> {
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let file = match File::options().read(true).custom_flags(flags).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let about = file.metadata()?;
    // A file with a second name may be somebody else's, which the host could read and the tenant could not.
    if !about.is_file() || about.nlink() > 1 || about.len() > CONFIG_BYTES_MAX {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(CONFIG_BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use hub_types::RuntimeCronFire;

    use super::*;
    use crate::placement::AgentUser;
    use crate::scripted::ScriptedConfig;

    struct World {
        root: tempfile::TempDir,
        launch: Launch,
    }

    impl World {
        fn new() -> Self {
            let root = tempfile::tempdir().unwrap();
            let path = |name: &str| {
                let path = root.path().join(name);
                std::fs::create_dir(&path).unwrap();
                path
            };
            let launch = serde_json::from_value(json!({
                "hub_url": "http://127.0.0.1:1", "tenant_id": "acme", "generation": 1, "credential": "c",
                "directory": path("generation"), "managed": root.path().join("managed"), "home": path("home"), "workspace": path("workspace"),
                "outputs": path("outputs"), "agent_command": ["agent"],
            }));
            let launch = launch.unwrap();
            Self { root, launch }
        }

        fn write(&self) -> ScriptedConfig {
            let endpoint = |name: &str| Endpoint {
                base_url: format!("http://127.0.0.1:9/slots/{name}/v1"),
                key: SecretString::from(format!("key-{name}")),
            };
            let settings = RuntimeSettings {
                slots: 2,
                model: Some("m".into()),
                approval_timeout_seconds: 77,
                cron_fire: Some(RuntimeCronFire {
                    verifier: "-----BEGIN PUBLIC KEY-----\nMFk=\n-----END PUBLIC KEY-----\n".into(),
                    audience: "ten_a".into(),
                    issuer: "hermes-hub".into(),
                }),
            };
            let written = AgentSettings {
                launch: &self.launch,
                settings: &settings,
                default: &endpoint("default"),
                slots: &[endpoint("1"), endpoint("2")],
                key: &SecretString::from("an-api-key-0123456789"),
                port: NonZeroU16::new(4321).unwrap(),
            };
            let managed = written.write().unwrap();
            ScriptedConfig::load(|name| match name {
                "HERMES_HOME" => Some(self.launch.home.to_str().unwrap().to_owned()),
                "HERMES_MANAGED_DIR" => Some(managed.to_str().unwrap().to_owned()),
                _ => None,
            })
        }

        fn config(&self) -> PathBuf {
            self.launch.home.join("config.yaml")
        }
    }

    fn check(config: &ScriptedConfig) {
        assert!(config.fault.is_none() && config.asks, "{:?}", config.fault);
        assert_eq!(config.listen, "127.0.0.1:4321".parse().unwrap());
        assert_eq!(config.usable_key().unwrap().expose_secret(), "an-api-key-0123456789");
        let model = config.model.as_ref().unwrap();
        assert_eq!(model.base_url, "http://127.0.0.1:9/slots/default/v1");
        assert_eq!(model.api_key.expose_secret(), "key-default");
        assert_eq!(config.routes.keys().collect::<Vec<_>>(), ["slot-1", "slot-2"]);
        assert_eq!(config.routes["slot-2"].api_key.expose_secret(), "key-2");
        assert_eq!((config.approval_timeout.as_secs(), config.concurrent_runs_max), (77, 2));
        let fire = config.fire.as_ref().unwrap();
        assert_eq!((fire.audience.as_str(), fire.issuer.as_str()), ("ten_a", "hermes-hub"));
    }

    #[test]
    fn an_empty_home_is_enough() {
        let world = World::new();
        check(&world.write());
        for file in [world.config(), world.launch.managed.join(".env")] {
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_tenants_own_settings_stay_and_do_not_overrule() {
        let world = World::new();
        std::fs::write(world.config(), "approvals: {mode: off}\nskills:\n  disabled: [x] # why\n").unwrap();
        check(&world.write());
        check(&world.write());
        let text = std::fs::read_to_string(world.config()).unwrap();
        assert!(text.contains("mode: off") && text.contains("disabled: [x]"), "{text}");
    }

    #[test]
    fn whatever_stands_in_the_homes_place_is_not_followed_and_not_believed() {
        let world = World::new();
        let outside = world.root.path().join("outside");
        std::fs::write(&outside, "secret: [1").unwrap();
        symlink(&outside, world.config()).unwrap();
        check(&world.write());
        assert_eq!(std::fs::read_to_string(&outside).unwrap(), "secret: [1");
        assert!(!std::fs::symlink_metadata(world.config()).unwrap().is_symlink());

        std::fs::remove_file(world.config()).unwrap();
        std::fs::hard_link(&outside, world.config()).unwrap();
        check(&world.write());
        assert_eq!(std::fs::read_to_string(&outside).unwrap(), "secret: [1");
        assert!(!std::fs::read_to_string(world.config()).unwrap().contains("secret"));

        std::fs::write(world.config(), "a: [b: c\n}").unwrap();
        check(&world.write());
        assert!(world.launch.home.join("config.yaml.corrupt.bak").exists());
    }

    #[test]
    fn directories_in_the_place_of_its_files_are_set_aside() {
        let world = World::new();
        std::fs::create_dir_all(world.config().join("full")).unwrap();
        std::fs::create_dir_all(world.config().with_added_extension("new").join("full")).unwrap();
        check(&world.write());
        let names: Vec<_> = std::fs::read_dir(&world.launch.home).unwrap().flatten().collect();
        let aside = names.iter().filter(|entry| entry.file_name().to_string_lossy().contains(".set-aside-"));
        assert_eq!(aside.count(), 2);
        check(&world.write());
    }

    #[test]
    fn an_agent_with_a_user_of_its_own_can_read_its_orders_and_write_its_home() {
        let mut world = World::new();
        if !rustix::process::geteuid().is_root() {
            // Past the capture of passing tests: nobody is to believe that this was shown.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                b"SKIPPED: only root can give files to a user\n",
            );
            return;
        }
        world.launch.user = Some(AgentUser::new(700_007));
        check(&world.write());
        let about = |path: &Path| {
            let about = std::fs::metadata(path).unwrap();
            (about.uid(), about.gid(), about.mode() & 0o7777)
        };
        let managed = &world.launch.managed;
        assert_eq!(about(managed), (0, 700_007, 0o750));
        assert_eq!(about(&managed.join(".env")), (0, 700_007, 0o640));
        assert_eq!(about(&managed.join("config.yaml")), (0, 700_007, 0o640));
        assert_eq!(about(&world.config()), (700_007, 700_007, 0o600));
    }
}
