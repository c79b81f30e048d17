//! The real agent's skills: which it is offered, which it can load, and that it cannot change what the Hub says of them.

use std::fs;
use std::path::PathBuf;

use hermes_hub_client::types::{Skill, SkillProblem, SkillState, SkillStateReplace};
use hub_tests::Caller;
use hub_tests::real::Real;
use serde_json::{Value, json};

/// A tenant whose agent is asked for its skills.
struct Desk {
    real: Real,
    acme: Caller,
}

impl Desk {
    async fn new() -> Self {
        let real = Real::start().await;
        let acme = real.caller("acme").await;
        Self { real, acme }
    }

    fn home(&self) -> PathBuf {
        self.real.process.data_dir().join("tenants").join(self.acme.tenant().uid.as_str()).join("home")
    }

    fn managed(&self) -> PathBuf {
        self.home().with_file_name("managed")
    }

    fn put_skill(&self, path: &str, name: &str) {
        let directory = self.home().join("skills").join(path);
        fs::create_dir_all(&directory).expect("it is made");
        let text = format!("---\nname: {name}\ndescription: About {name}.\n---\n# {name}\n");
        fs::write(directory.join("SKILL.md"), text).expect("it is written");
    }

    /// What a tool answers in a new run, and the model's instructions in it.
    async fn tool(&self, name: &str, arguments: Value) -> (Value, String) {
        let arguments = arguments.to_string().replace(']', "\\]");
        let run = self.acme.run(&format!("[[tool:{name},{arguments}]]")).await;
        self.acme.output(&run).await;
        let call = self.real.model.calls().pop().expect("the model was asked");
        let messages = call.body["messages"].as_array().expect("messages");
        let result = messages.last().and_then(|last| last["content"].as_str()).expect("what the tool said");
        let result = serde_json::from_str(result).unwrap_or_else(|_| panic!("no JSON: {result}"));
        (result, messages[0]["content"].to_string())
    }

    async fn load(&self, name: &str) -> Value {
        self.tool("skill_view", json!({"name": name})).await.0
    }

    /// The names that the agent's tool lists, and its instructions.
    async fn listed(&self) -> (Vec<String>, String) {
        let (listed, instructions) = self.tool("skills_list", json!({})).await;
        let names = listed["skills"].as_array().unwrap_or_else(|| panic!("{listed}")).iter();
        let mut names: Vec<_> =
            names.map(|skill| skill["name"].as_str().expect("a name").to_owned()).collect();
        names.sort();
        (names, instructions)
    }

    /// The names that the agent is offered, by its tool; its instructions must offer the same.
    async fn offered(&self) -> Vec<String> {
        let (names, instructions) = self.listed().await;
        for skill in self.skills().await {
            let offers = instructions.contains(&format!("- {}:", skill.name));
            assert_eq!(offers, names.contains(&skill.name), "{}: {instructions}", skill.name);
        }
        names
    }

    async fn skills(&self) -> Vec<Skill> {
        let page = self.acme.hub().skill_list().tenant_id("acme").send().await.expect("a page").into_inner();
        page.items.into_iter().flat_map(|group| group.skills).collect()
    }

    async fn enabled(&self) -> Vec<String> {
        let mut names: Vec<_> =
            self.skills().await.into_iter().filter(|skill| skill.enabled).map(|skill| skill.name).collect();
        names.sort();
        names
    }

    async fn set(&self, name: &str, enabled: bool) -> SkillState {
        let body = SkillStateReplace { enabled };
        let call = self.acme.hub().skill_state_replace().tenant_id("acme").skill_name(name).body(body);
        call.send().await.expect("it is set").into_inner()
    }

    async fn generation(&self) -> i64 {
        self.acme.hub().agent_view().tenant_id("acme").send().await.expect("it is there").generation
    }
}

#[tokio::test]
async fn the_agent_has_the_bundled_skills_as_if_they_were_its_own() {
    let desk = Desk::new().await;
    let offered = desk.offered().await;
    assert_eq!(offered, desk.enabled().await);
    assert!(offered.len() >= 5, "{offered:?}");
    for name in &offered {
        let loaded = desk.load(name).await;
        assert_eq!((&loaded["success"], &loaded["name"]), (&json!(true), &json!(name)), "{loaded}");
    }
    let script = json!({"name": "csv-profile", "file_path": "scripts/profile.py"});
    let script = desk.tool("skill_view", script).await.0;
    let call = desk.acme.hub().skill_file_view().tenant_id("acme");
    let shown = call.skill_path("data/csv-profile/scripts/profile.py").send().await.unwrap().into_inner();
    assert_eq!(script["content"].as_str(), Some(shown.text.as_str()));
    // They were not copied into its home, and its own come beside them.
    assert!(!desk.home().join("skills/data").exists());
    desk.put_skill("notes/mine", "mine");
    // Into its instructions it takes one that it did not write itself when it is started again.
    let beside = desk.listed().await.0;
    assert!(beside.contains(&"mine".to_owned()) && beside.len() == offered.len() + 1);
    assert_eq!(beside, desk.enabled().await);
    assert_eq!(desk.load("mine").await["success"], true);
}

#[tokio::test]
async fn a_skill_that_is_switched_off_is_gone_at_the_next_run_and_back_at_the_one_after() {
    let desk = Desk::new().await;
    desk.put_skill("notes/mine", "mine");
    let all = desk.offered().await;
    for name in ["meeting-notes", "mine"] {
        assert_eq!(desk.load(name).await["success"], true);
        desk.set(name, false).await;
        let refused = desk.load(name).await;
        assert!(refused["error"].as_str().unwrap().contains("disabled"), "{refused}");
        let rest: Vec<_> = all.iter().filter(|other| *other != name).cloned().collect();
        assert_eq!(desk.offered().await, rest);
        assert_eq!(desk.enabled().await, rest);
        desk.set(name, true).await;
        assert_eq!(desk.load(name).await["success"], true);
        assert_eq!(desk.offered().await, all);
    }
    assert_eq!(desk.generation().await, 1, "it was not started again");
}

#[tokio::test]
async fn an_agent_cannot_undo_what_the_hub_says_of_a_skill() {
    let desk = Desk::new().await;
    desk.put_skill("notes/mine", "mine");
    assert_eq!(desk.load("mine").await["success"], true);
    desk.set("mine", false).await;
    let refused = desk.load("mine").await;
    assert_eq!(refused["success"], false, "{refused}");
    // Its own configuration is its own to write.
    let config = desk.home().join("config.yaml");
    let text = fs::read_to_string(&config).unwrap();
    assert!(text.contains("\"mine\""), "{text}");
    fs::write(&config, text.replace("\"mine\"", "")).unwrap();
    let refused = desk.load("mine").await;
    assert_eq!(refused["success"], false, "{refused}");
    assert!(!desk.enabled().await.contains(&"mine".to_owned()));
    // The next change, or start, says it again there too.
    desk.set("report", false).await;
    let offered = desk.offered().await;
    assert!(!offered.contains(&"mine".to_owned()) && !offered.contains(&"report".to_owned()), "{offered:?}");
    let bundled = desk.managed().join("skills/writing/report/SKILL.md");
    assert!(bundled.is_file(), "off is not gone");
    desk.set("mine", true).await;
    assert_eq!(desk.load("mine").await["success"], true);
}

#[tokio::test]
async fn two_skills_of_one_name_are_loaded_by_path_alone_and_switched_together() {
    let desk = Desk::new().await;
    desk.put_skill("a/one", "twin");
    desk.put_skill("b/two", "twin");
    desk.put_skill("b/three", "alone");
    let refused = desk.load("twin").await;
    assert!(refused["error"].as_str().unwrap().contains("Ambiguous"), "{refused}");
    assert_eq!(desk.load("a/one").await["name"], "twin");
    assert_eq!(desk.load("alone").await["success"], true);
    for skill in desk.skills().await {
        assert_eq!(skill.problems.contains(&SkillProblem::SameName), skill.name == "twin", "{}", skill.path);
    }
    let state = desk.set("twin", false).await;
    assert_eq!(state.skills.len(), 2);
    for path in ["a/one", "b/two"] {
        let refused = desk.load(path).await;
        assert!(refused["error"].as_str().unwrap().contains("disabled"), "{refused}");
    }
    assert!(!desk.offered().await.contains(&"twin".to_owned()));
    assert_eq!(desk.load("alone").await["success"], true);
}
