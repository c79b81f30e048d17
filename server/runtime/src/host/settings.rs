//! What the agent is told before it starts: the managed directory, which it cannot overrule, and the slots' routes.
//!
//! The managed directory is the Hub's and beats the tenant's own settings leaf by leaf. Routes have no effect there, so
//! they go into the home's `config.yaml`, which is the tenant's and keeps everything else. So does a word on skills:
//! hermes-agent 0.19 refuses to load a skill by the managed configuration, but lists skills, and finds directories of
//! them, by the home's alone. Nothing here starts anything.

use std::fs::{DirBuilder, File, Permissions};
use std::io::{self, Read};
use std::num::NonZeroU16;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use hub_types::RuntimeSettings;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use super::dotenv;
use super::own_env;
use super::relay::Endpoint;
use super::{scheduler, shells};
use crate::bundled;
use crate::placement::{Launch, Reader, set_aside, write_for};
use crate::release::PINNED;
use crate::yaml;

/// The longest `config.yaml` that is taken over.
const CONFIG_BYTES_MAX: u64 = 1 << 20;

/// The file in the managed directory with the variables that the agent takes over.
pub(super) const ENV_FILE: &str = ".env";

/// The variable that names the directory for what people are to have.
pub(super) const OUTPUTS: &str = "HERMES_HUB_OUTPUTS";

/// With a known context length the agent does not ask the network for one.
const CONTEXT_TOKENS: u32 = 200_000;

/// The model's name while none is configured: the Hub answers calls with what is missing.
const NO_MODEL: &str = "not-configured";

/// What one start of the agent is told, but for the settings that may change meanwhile.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) launch: Launch,
    /// The relay's endpoint for calls without a run.
    pub(crate) default: Endpoint,
    /// The relay's endpoints by slot, from slot 1.
    pub(crate) slots: Vec<Endpoint>,
    /// The key of the agent's own API.
    pub(crate) key: SecretString,
    pub(crate) port: NonZeroU16,
}

impl Written {
    /// The same with these settings.
    pub(crate) fn settings<'a>(&'a self, settings: &'a RuntimeSettings) -> AgentSettings<'a> {
        let Self { launch, default, slots, key, port } = self;
        AgentSettings { launch, settings, default, slots, key, port: *port }
    }
}

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
        self.make_managed(&managed).map_err(named(&managed))?;
        let skills = self.bundled_skills();
        bundled::lay_out(Reader::Agent(self.launch.user), &managed).map_err(named(&skills))?;
        let scheduler = self.scheduler();
        scheduler::lay_out(Reader::Agent(self.launch.user), &managed).map_err(named(&scheduler))?;
        self.write_managed()?;
        // What the one before left there of keys that may be gone.
        shells::forget(&self.launch.home).map_err(named(&self.launch.home))?;
        own_env::put_away(&self.launch.home).map_err(named(&self.launch.home))?;
        let home = self.launch.home.join("config.yaml");
        self.write_home(&home).map_err(named(&home))?;
        Ok(managed)
    }

    /// Writes what an agent that runs looks at again, each file at once. Fails with the file and the reason.
    pub(crate) fn rewrite(&self) -> Result<(), (PathBuf, io::Error)> {
        self.write_managed()?;
        // What an agent does with its own home while it runs is not to keep it from what is managed.
        if let Err(error) = self.write_home(&self.launch.home.join("config.yaml")) {
            tracing::warn!(
                "the home's config.yaml could not be written, so it may list other skills: {error}"
            );
        }
        Ok(())
    }

    fn write_managed(&self) -> Result<(), (PathBuf, io::Error)> {
        let agent = Reader::Agent(self.launch.user);
        let config = self.launch.managed.join("config.yaml");
        write_for(agent, &config, yaml::from_json(&self.config()).as_bytes()).map_err(named(&config))?;
        let env = self.launch.managed.join(ENV_FILE);
        write_for(agent, &env, self.env().as_bytes()).map_err(named(&env))
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
            "platforms": Self::no_channels(),
            "agent": {"restart_drain_timeout": 0},
            // A job is begun without instructions of ours; this is what is said to it instead.
            "platform_hints": {"cron": {"append": self.launch.place_for_people()}},
            "skills": {"disabled": self.settings.disabled_skills, "external_dirs": [self.bundled_skills()]},
            "cron": {"provider": self.scheduler()},
        });
        if let Some(fire) = &self.settings.cron_fire {
            // The agent takes a key of this form in place of the address of a list of keys.
            config["cron"]["chronos"] = json!({
                "expected_audience": fire.audience, "portal_url": fire.issuer, "nas_jwks_url": fire.verifier,
            });
        }
        config
    }

    /// Where the skills that come with the Hub are laid out.
    fn bundled_skills(&self) -> PathBuf {
        self.launch.managed.join(bundled::DIRECTORY)
    }

    /// What code that the agent runs by itself has of its environment, beside what is harmless by its name.
    fn for_code(&self) -> Vec<&str> {
        let keys = self.settings.environment.keys().map(String::as_str);
        std::iter::once(OUTPUTS).chain(keys).collect()
    }

    /// Every channel, off. An agent speaks to people through the Hub.
    fn no_channels() -> Map<String, Value> {
        let channels = PINNED.iter().flat_map(|release| release.channels);
        channels.map(|channel| ((*channel).to_owned(), json!({"enabled": false}))).collect()
    }

    /// Where the scheduler is laid out that runs nothing by itself.
    fn scheduler(&self) -> PathBuf {
        self.launch.managed.join(scheduler::DIRECTORY)
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

    /// The managed `.env`. The characters of the API's key need no quoting. The tenant's own keys come first, so that
    /// none of them could ever change what the Hub says.
    fn env(&self) -> String {
        let key = self.key.expose_secret();
        let port = self.port;
        let own: String = self
            .settings
            .environment
            .iter()
            .map(|(name, value)| dotenv::line(name, value.expose()))
            .collect();
        format!(
            "{own}API_SERVER_ENABLED=true\nAPI_SERVER_HOST=127.0.0.1\nAPI_SERVER_PORT={port}\nAPI_SERVER_KEY={key}\n"
        )
    }

    /// Writes what has an effect in the home's `config.yaml` alone; all else there stays.
    fn write_home(&self, config: &Path) -> io::Result<()> {
        let routes: Map<String, Value> = (1..)
            .zip(self.slots)
            .map(|(slot, endpoint)| (format!("slot-{slot}"), self.model(endpoint, "model")))
            .collect();
        let routes = Value::Object(routes);
        let with_all = |own: &str| {
            let text =
                yaml::with_member(own, &["platforms", "api_server", "extra", "model_routes"], &routes)?;
            let text =
                yaml::with_member(&text, &["skills", "disabled"], &json!(self.settings.disabled_skills))?;
            let text =
                yaml::with_member(&text, &["skills", "external_dirs"], &json!([self.bundled_skills()]))?;
            yaml::with_member(&text, &["terminal", "env_passthrough"], &json!(self.for_code()))
        };
        let text = match read_config(config)? {
            None => with_all(""),
            Some(own) => match with_all(&own) {
                Ok(text) => Ok(text),
                Err(_) => {
                    // The agent would start on its defaults and keep a copy; so do we.
                    if std::fs::rename(config, config.with_added_extension("corrupt.bak")).is_err() {
                        // Something that cannot be replaced has that name.
                        set_aside(config)?;
                    }
                    tracing::warn!("the home's config.yaml is not valid and was set aside");
                    with_all("")
                }
            },
        };
        if config.symlink_metadata().is_ok_and(|about| about.is_dir()) {
            set_aside(config)?;
        }
        write_for(Reader::Owner(self.launch.user), config, text.map_err(io::Error::other)?.as_bytes())
    }
}

/// Names the file that an error is of.
fn named(path: &Path) -> impl FnOnce(io::Error) -> (PathBuf, io::Error) + use<> {
    let path = path.to_owned();
    move |error| (path, error)
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
    use std::collections::BTreeMap;
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
            self.written().settings(&settings()).write().unwrap();
            self.read()
        }

        fn written(&self) -> Written {
            let endpoint = |name: &str| Endpoint {
                base_url: format!("http://127.0.0.1:9/slots/{name}/v1"),
                key: SecretString::from(format!("key-{name}")),
            };
            Written {
                launch: self.launch.clone(),
                default: endpoint("default"),
                slots: vec![endpoint("1"), endpoint("2")],
                key: SecretString::from("an-api-key-0123456789"),
                port: NonZeroU16::new(4321).unwrap(),
            }
        }

        /// As the agent reads it.
        fn read(&self) -> ScriptedConfig {
            ScriptedConfig::load(|name| match name {
                "HERMES_HOME" => Some(self.launch.home.to_str().unwrap().to_owned()),
                "HERMES_MANAGED_DIR" => Some(self.launch.managed.to_str().unwrap().to_owned()),
                _ => None,
            })
        }

        fn config(&self) -> PathBuf {
            self.launch.home.join("config.yaml")
        }
    }

    fn settings() -> RuntimeSettings {
        RuntimeSettings {
            cron_fire: Some(RuntimeCronFire {
                verifier: "-----BEGIN PUBLIC KEY-----\nMFk=\n-----END PUBLIC KEY-----\n".into(),
                audience: "ten_a".into(),
                issuer: "hermes-hub".into(),
            }),
            slots: 2,
            model: Some("m".into()),
            approval_timeout_seconds: 77,
            environment: [("NOTES_TOKEN".to_owned(), VALUE.into())].into(),
            disabled_skills: Vec::new(),
        }
    }

    /// All that a reader of the file could take for something else.
    const VALUE: &str = "it's ${HOME} \\ # \"x\" API_SERVER_KEY=other";

    fn check(config: &ScriptedConfig) {
        assert_eq!(config.tool_env, BTreeMap::from([("NOTES_TOKEN".to_owned(), VALUE.to_owned())]));
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
        assert!(!config.ticks, "its clock is the hub's");
    }

    #[test]
    fn an_agents_own_clock_is_not_its_tenants_to_turn_on() {
        let world = World::new();
        std::fs::write(world.config(), "cron: {provider: builtin}\n").unwrap();
        assert!(world.read().ticks);
        check(&world.write());
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
    fn changed_settings_take_the_place_of_the_old_ones_and_touch_nothing_else() {
        let world = World::new();
        check(&world.write());
        let own = std::fs::read_to_string(world.config()).unwrap();
        let changed = RuntimeSettings {
            environment: [("CRM_KEY".to_owned(), "other".into())].into(),
            approval_timeout_seconds: 99,
            ..settings()
        };
        world.written().settings(&changed).rewrite().unwrap();
        let read = world.read();
        assert_eq!(read.tool_env, BTreeMap::from([("CRM_KEY".to_owned(), "other".to_owned())]));
        assert_eq!((read.approval_timeout.as_secs(), read.listen.port()), (99, 4321));
        assert_eq!(read.usable_key().unwrap().expose_secret(), "an-api-key-0123456789");
        // But for the names of the keys.
        let own = own.replace("NOTES_TOKEN", "CRM_KEY");
        assert_eq!(std::fs::read_to_string(world.config()).unwrap(), own);
        let file = std::fs::metadata(world.launch.managed.join(".env")).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_tenants_own_settings_stay_and_do_not_overrule() {
        let world = World::new();
        std::fs::write(world.config(), "approvals: {mode: off}\nskills:\n  config: {a: [x]} # why\n")
            .unwrap();
        check(&world.write());
        check(&world.write());
        let text = std::fs::read_to_string(world.config()).unwrap();
        assert!(text.contains("mode: off") && text.contains("{a: [x]}"), "{text}");
    }

    #[test]
    fn no_channel_is_on_and_no_environment_but_the_hubs_is_there() {
        let world = World::new();
        std::fs::write(
            world.config(),
            "platforms: {telegram: {enabled: true}}\nterminal: {env_passthrough: [X]}\n",
        )
        .unwrap();
        std::fs::write(world.launch.home.join(".env"), "TELEGRAM_BOT_TOKEN=x\n").unwrap();
        check(&world.write());
        assert!(!world.launch.home.join(".env").exists());
        let managed = std::fs::read_to_string(world.launch.managed.join("config.yaml")).unwrap();
        let managed: Value = serde_json::from_str(&managed).unwrap();
        assert_eq!(managed["platforms"]["telegram"], json!({"enabled": false}));
        assert!(managed["platforms"].get("api_server").is_none(), "what the Hub itself speaks to");
        let own = std::fs::read_to_string(world.config()).unwrap();
        assert!(own.contains(r#"env_passthrough: ["HERMES_HUB_OUTPUTS","NOTES_TOKEN"]"#), "{own}");
    }

    #[test]
    fn which_skills_are_off_is_the_hubs_word_in_both_files() {
        let world = World::new();
        std::fs::write(world.config(), "skills:\n  disabled: [own]\n  external_dirs: /etc\n").unwrap();
        check(&world.write());
        let skills = world.launch.managed.join("skills");
        let says = |disabled: &str| {
            for file in [world.config(), world.launch.managed.join("config.yaml")] {
                let text = std::fs::read_to_string(&file).unwrap().replace(", ", ",");
                assert!(
                    text.contains(&format!("\"{}\"", skills.display())) && !text.contains("/etc"),
                    "{text}"
                );
                assert!(text.contains(disabled) && !text.contains("own"), "{text}");
            }
        };
        says("[]");
        for file in bundled::FILES {
            assert_eq!(std::fs::read_to_string(skills.join(file.path)).unwrap(), file.text);
        }
        let disabled = ["report", "it's [odd"].map(|name| name.parse().unwrap()).to_vec();
        world
            .written()
            .settings(&RuntimeSettings { disabled_skills: disabled, ..settings() })
            .rewrite()
            .unwrap();
        says("[\"report\",\"it's [odd\"]");
        // A home in which nothing can be written does not keep a running agent from what is managed.
        std::fs::remove_file(world.config()).unwrap();
        std::fs::remove_dir_all(&world.launch.home).unwrap();
        world.written().settings(&settings()).rewrite().unwrap();
        let managed = std::fs::read_to_string(world.launch.managed.join("config.yaml")).unwrap();
        assert!(!managed.contains("report"), "{managed}");
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

        // What has the name of the copy is no way to keep the agent from starting.
        std::fs::remove_file(world.launch.home.join("config.yaml.corrupt.bak")).unwrap();
        std::fs::create_dir_all(world.launch.home.join("config.yaml.corrupt.bak/full")).unwrap();
        std::fs::write(world.config(), "a: [b: c\n}").unwrap();
        check(&world.write());
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
        assert_eq!(about(&managed.join("skills/coding")), (0, 700_007, 0o750));
        assert_eq!(about(&managed.join("skills/coding/code-review/SKILL.md")), (0, 700_007, 0o640));
        assert_eq!(about(&world.config()), (700_007, 700_007, 0o600));
    }
}
