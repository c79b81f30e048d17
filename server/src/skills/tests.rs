//! The area over a real database and a real disk: no agent runs.

use std::fs;
use std::path::PathBuf;

use hub_types::{
    EnvironmentName, ErrorCode, ErrorReason, FileKind, SecretText, SkillCategory, SkillDirectory,
    SkillFileListQuery, SkillFileViewQuery, SkillListQuery, SkillName, SkillPath, SkillProblem, SkillSource,
    Tenant,
};

use super::*;
use crate::test_world::World;

struct Desk {
    world: World,
    tenant: Tenant,
}

impl Desk {
    async fn new() -> Self {
        let world = World::new().await;
        let tenant = world.tenant("acme").await;
        Self { world, tenant }
    }

    fn skills(&self) -> Skills {
        self.world.skills()
    }

    fn own(&self) -> PathBuf {
        self.world.tenants.directories(&self.tenant.uid).home.join(OWN)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.own().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn put_skill(&self, path: &str, name: &str) {
        self.put(
            &format!("{path}/SKILL.md"),
            &format!("---\nname: {name}\ndescription: About {name}.\n---\n"),
        );
    }

    async fn list(&self) -> Vec<SkillGroup> {
        let mut query = SkillListQuery { limit: 3, ..SkillListQuery::default() };
        let mut all = Vec::new();
        loop {
            let page = self.skills().list(&self.tenant.id, &query).await.unwrap();
            assert!(page.items.len() <= 3);
            all.extend(page.items);
            let Some(next) = page.next_page else { break all };
            query.page_token = Some(next);
        }
    }

    async fn skill(&self, path: &str) -> Skill {
        let groups = self.list().await;
        let mut skills = groups.into_iter().flat_map(|group| group.skills);
        skills.find(|skill| skill.path == path).expect(path)
    }

    async fn set(&self, name: &str, enabled: bool) -> Result<SkillState, ApiError> {
        self.skills().set_state(&self.tenant.id, SkillName::try_from(name).unwrap(), enabled).await
    }

    async fn files(&self, category: &str, skill: &str, limit: u32) -> Result<Vec<String>, ApiError> {
        let (category, skill) =
            (SkillCategory::try_from(category).unwrap(), SkillDirectory::try_from(skill).unwrap());
        let mut query =
            SkillFileListQuery { limit: limit.try_into().unwrap(), ..SkillFileListQuery::default() };
        let mut all = Vec::new();
        loop {
            let page = self.skills().files(&self.tenant.id, &category, &skill, &query).await?;
            all.extend(page.items.into_iter().map(|file| file.name));
            let Some(next) = page.next_page else { break Ok(all) };
            query.page_token = Some(next);
        }
    }

    async fn text(&self, path: &str, source: Option<SkillSource>) -> Result<SkillFileContent, ApiError> {
        let path = SkillPath::try_from(path).unwrap();
        let query = SkillFileViewQuery { source, ..SkillFileViewQuery::default() };
        self.skills().content(&self.tenant.id, &path, query).await
    }

    async fn told(&self) -> Vec<SkillName> {
        let reader = &mut self.world.cx.db.read().await.unwrap();
        disabled(reader.conn(), &self.tenant.uid).await.unwrap()
    }
}

#[tokio::test]
async fn a_new_tenant_has_the_bundled_skills_and_its_own_come_beside_them() {
    let desk = Desk::new().await;
    let before = desk.list().await;
    assert!(before.iter().map(|group| group.skills.len()).sum::<usize>() >= 5);
    assert!(before.iter().all(|group| group.skills.iter().all(|skill| skill.source == SkillSource::Bundled)));
    desk.put_skill("notes/mine", "mine");
    desk.put("notes/DESCRIPTION.md", "---\ndescription: What I note.\n---\n");
    desk.put_skill("writing/letters", "letters");
    let after = desk.list().await;
    assert!(after.is_sorted_by_key(|group| &group.category));
    let notes = after.iter().find(|group| group.category == "notes").unwrap();
    assert_eq!((notes.description.as_deref(), notes.skills.len()), (Some("What I note."), 1));
    let writing = after.iter().find(|group| group.category == "writing").unwrap();
    let names: Vec<_> =
        writing.skills.iter().map(|skill| (skill.name.as_str(), skill.source.as_str())).collect();
    assert_eq!(names, [("letters", "tenant"), ("meeting-notes", "bundled"), ("report", "bundled")]);
    let only = SkillListQuery { source: Some(SkillSource::Tenant), ..SkillListQuery::default() };
    let only = desk.skills().list(&desk.tenant.id, &only).await.unwrap();
    assert_eq!(only.items.iter().map(|group| group.skills.len()).sum::<usize>(), 2);
}

#[tokio::test]
async fn a_name_is_switched_for_all_who_have_it_and_the_answer_says_whom() {
    let desk = Desk::new().await;
    desk.put_skill("a/one", "twin");
    desk.put_skill("b/two", "twin");
    desk.put_skill("b/three", "other");
    let state = desk.set("twin", false).await.unwrap();
    let paths: Vec<_> = state.skills.iter().map(|skill| (skill.path.as_str(), skill.enabled)).collect();
    assert_eq!((state.enabled, paths), (false, vec![("a/one", false), ("b/two", false)]));
    let since = state.changed_at.unwrap();
    assert!(!desk.skill("a/one").await.enabled && !desk.skill("b/two").await.enabled);
    assert!(desk.skill("b/three").await.enabled);
    assert_eq!(desk.told().await.iter().map(|name| name.as_str()).collect::<Vec<_>>(), ["twin"]);
    // The same again changes nothing.
    desk.world.cx.clock.advance(Duration::from_secs(9));
    assert_eq!(desk.set("twin", false).await.unwrap().changed_at, Some(since));
    let on = desk.set("twin", true).await.unwrap();
    assert_eq!((on.enabled, on.changed_at, on.skills.len()), (true, None, 2));
    assert!(on.skills.iter().all(|skill| skill.enabled) && desk.skill("a/one").await.enabled);
    assert!(desk.told().await.is_empty());
}

#[tokio::test]
async fn a_name_that_no_skill_has_is_not_switched_but_one_that_is_off_can_be_switched_on() {
    let desk = Desk::new().await;
    for enabled in [false, true] {
        let refusal = desk.set("nothing", enabled).await.unwrap_err();
        assert_eq!(*refusal.code(), ErrorCode::NotFound);
    }
    desk.put_skill("a/one", "mine");
    desk.set("mine", false).await.unwrap();
    fs::remove_dir_all(desk.own()).unwrap();
    let still = desk.set("mine", false).await.unwrap();
    assert_eq!((still.enabled, still.skills.len()), (false, 0));
    assert!(desk.set("mine", true).await.unwrap().enabled);
    assert_eq!(*desk.set("mine", false).await.unwrap_err().code(), ErrorCode::NotFound);
    // A bundled one needs nothing of the tenant.
    assert!(!desk.set("report", false).await.unwrap().enabled);
}

#[tokio::test]
async fn as_many_names_as_may_be_are_switched_off() {
    let desk = Desk::new().await;
    desk.put_skill("a/one", "one");
    let uid = desk.tenant.uid.to_string();
    let fill = desk.world.cx.db.write("test", move |tx| {
        Box::pin(async move {
            for number in 0..DISABLED_MAX - 1 {
                store::insert(tx, &uid, &format!("n{number}"), 1).await?;
            }
            Ok::<_, DbError>(())
        })
    });
    fill.await.unwrap();
    desk.set("report", false).await.unwrap();
    let refusal = desk.set("one", false).await.unwrap_err();
    assert_eq!(*refusal.code(), ErrorCode::FailedPrecondition);
    assert_eq!(refusal.details()[0].reason, ErrorReason::TooManyNames);
    desk.set("report", true).await.unwrap();
    desk.set("one", false).await.unwrap();
}

#[tokio::test]
async fn a_running_agents_host_is_told_of_each_change_and_of_nothing_else() {
    let desk = Desk::new().await;
    desk.put_skill("a/one", "one");
    let host = desk.world.greeted(&desk.tenant).await;
    let orders = async || {
        let orders = desk.world.agents.orders_after(&host, 0, 100).await.unwrap();
        orders.into_iter().map(|order| order.type_.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(orders().await, Vec::<String>::new());
    desk.set("one", false).await.unwrap();
    assert_eq!(orders().await, ["agent.configure"]);
    desk.set("one", false).await.unwrap();
    assert_eq!(orders().await, ["agent.configure"]);
    desk.set("one", true).await.unwrap();
    assert_eq!(orders().await, ["agent.configure", "agent.configure"]);
    desk.set("report", false).await.unwrap();
    let hello = crate::test_world::hello(host.generation);
    let welcome = desk.world.callbacks.hello(&host, &desk.tenant.id, hello).await.unwrap();
    let told: Vec<_> = welcome.settings.disabled_skills.iter().map(|name| name.as_str()).collect();
    assert_eq!(told, ["report"]);
}

#[tokio::test]
async fn missing_keys_are_those_that_the_tenant_has_not() {
    let desk = Desk::new().await;
    let text = "---\nname: keys\nrequired_environment_variables: [NOTES_TOKEN, MAIL_TOKEN]\n---\n";
    desk.put("a/keys/SKILL.md", text);
    assert_eq!(desk.skill("a/keys").await.missing_environment, ["NOTES_TOKEN", "MAIL_TOKEN"]);
    let environment = crate::environment::Environment::new(
        desk.world.cx.clone(),
        desk.world.tenants.clone(),
        desk.world.agents.clone(),
    );
    let set = crate::environment::Set {
        name: EnvironmentName::try_from("NOTES_TOKEN").unwrap(),
        value: SecretText::from("a value".to_owned()),
        by: "tester".to_owned(),
        condition: None,
    };
    environment.set(&desk.tenant.id, set).await.unwrap();
    let skill = desk.skill("a/keys").await;
    assert_eq!(skill.required_environment, ["NOTES_TOKEN", "MAIL_TOKEN"]);
    assert_eq!(skill.missing_environment, ["MAIL_TOKEN"]);
}

#[tokio::test]
async fn the_files_of_a_skill_are_found_wherever_it_lies() {
    let desk = Desk::new().await;
    desk.put_skill("a/deep/one", "one");
    desk.put("a/deep/one/references/b.md", "b");
    desk.put_skill("alone", "alone");
    desk.put_skill(".hidden/two", "two");
    assert_eq!(desk.files("a", "one", 1).await.unwrap(), ["SKILL.md", "references/b.md"]);
    assert_eq!(desk.files("general", "alone", 100).await.unwrap(), ["SKILL.md"]);
    assert_eq!(desk.files("data", "csv-profile", 1).await.unwrap(), ["SKILL.md", "scripts/profile.py"]);
    for (category, skill) in
        [(".hidden", "two"), ("a", "two"), ("a", "deep"), ("..", "home"), ("a", ".."), ("data", "csv")]
    {
        let refusal = desk.files(category, skill, 100).await.expect_err(skill);
        assert_eq!(*refusal.code(), ErrorCode::NotFound, "{category}/{skill}");
    }
}

#[tokio::test]
async fn the_tenants_own_file_comes_before_a_bundled_one() {
    let desk = Desk::new().await;
    let path = "writing/report/SKILL.md";
    let bundled = desk.text(path, None).await.unwrap();
    assert_eq!((bundled.source, bundled.truncated), (SkillSource::Bundled, false));
    desk.put(path, "---\nname: report\n---\nMine.\n");
    let own = desk.text(path, None).await.unwrap();
    assert!(own.source == SkillSource::Tenant && own.text.contains("Mine."));
    assert_eq!(desk.text(path, Some(SkillSource::Bundled)).await.unwrap().text, bundled.text);
    let none = desk.text("data/csv-profile/SKILL.md", Some(SkillSource::Tenant)).await.unwrap_err();
    assert_eq!(*none.code(), ErrorCode::NotFound);
    // Both are called so, so the agent loads neither.
    let groups = desk.list().await;
    let same = groups.iter().flat_map(|group| &group.skills).filter(|skill| skill.name == "report");
    assert!(
        same.clone().count() == 2 && same.clone().all(|skill| skill.problems == [SkillProblem::SameName])
    );
}

#[tokio::test]
async fn what_is_no_text_or_no_file_says_so() {
    let desk = Desk::new().await;
    desk.put_skill("a/one", "one");
    fs::write(desk.own().join("a/one/logo.png"), b"\x89PNG\0").unwrap();
    fs::create_dir(desk.own().join("a/one/assets")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", desk.own().join("a/one/link")).unwrap();
    let reason = async |path: &str| desk.text(path, None).await.unwrap_err().details()[0].reason.clone();
    assert_eq!(reason("a/one/logo.png").await, ErrorReason::NotPreviewable);
    assert_eq!(reason("a/one/assets").await, ErrorReason::NotAFile);
    assert_eq!(reason("a/one/link").await, ErrorReason::NotAFile);
    assert_eq!(reason("a/../one/SKILL.md").await, ErrorReason::NotAllowed);
    assert_eq!(reason("/etc/passwd").await, ErrorReason::Malformed);
    assert!(desk.text("a/one/SKILL.md", None).await.is_ok());
    let query = SkillFileListQuery::default();
    let (category, skill) = (SkillCategory::try_from("a").unwrap(), SkillDirectory::try_from("one").unwrap());
    let files = desk.skills().files(&desk.tenant.id, &category, &skill, &query).await.unwrap().items;
    let kinds: Vec<_> = files.iter().map(|file| (file.name.as_str(), &file.kind)).collect();
    assert_eq!(
        kinds,
        [("SKILL.md", &FileKind::File), ("link", &FileKind::Other), ("logo.png", &FileKind::File)]
    );
}

#[tokio::test]
async fn whatever_stands_in_the_place_of_the_skills_is_none() {
    let desk = Desk::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir_all(elsewhere.path().join("a/one")).unwrap();
    fs::write(elsewhere.path().join("a/one/SKILL.md"), "---\nname: outside\n---\n").unwrap();
    let _ = fs::remove_dir_all(desk.own());
    std::os::unix::fs::symlink(elsewhere.path(), desk.own()).unwrap();
    let own = async || {
        let groups = desk.list().await;
        groups
            .iter()
            .flat_map(|group| &group.skills)
            .filter(|skill| skill.source == SkillSource::Tenant)
            .count()
    };
    assert_eq!(own().await, 0);
    assert_eq!(*desk.text("a/one/SKILL.md", None).await.unwrap_err().code(), ErrorCode::NotFound);
    fs::remove_file(desk.own()).unwrap();
    fs::write(desk.own(), "a file").unwrap();
    assert_eq!(own().await, 0);
    fs::remove_file(desk.own()).unwrap();
    desk.put_skill("a/one", "one");
    assert_eq!(own().await, 1);
}

#[tokio::test]
async fn a_tenant_that_is_not_there_has_no_skills() {
    let desk = Desk::new().await;
    let nobody = crate::test_world::tenant_id("nobody");
    let refusal = desk.skills().list(&nobody, &SkillListQuery::default()).await.unwrap_err();
    assert_eq!(*refusal.code(), ErrorCode::NotFound);
    desk.world.tenants.delete(desk.tenant.id.clone(), false, None).await.unwrap();
    assert_eq!(*desk.set("report", false).await.unwrap_err().code(), ErrorCode::NotFound);
}
