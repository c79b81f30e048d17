//! A tenant's skills through the Hub: which there are, whatever an agent made of their directory; and which are off.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use hermes_hub_client::types::{
    Skill, SkillFile, SkillGroup, SkillProblem, SkillSource, SkillState, SkillStateReplace,
};
use hermes_hub_client::{Error, Hub};
use hub_tests::{Caller, Desk, Process, Settings, Swaps, World};
use serde_json::json;

const TENANT: &str = "acme";

/// What a skill's file says.
fn saying(name: &str) -> String {
    format!("---\nname: {name}\ndescription: About {name}.\nversion: 2.1\n---\n# {name}\n")
}

fn own(desk: &Desk, path: &str) -> PathBuf {
    desk.home().join("home/skills").join(path)
}

fn put_skill(desk: &Desk, path: &str, name: &str) {
    desk.write_at(&own(desk, path).join("SKILL.md"), saying(name));
}

async fn groups(hub: &Hub) -> Result<Vec<SkillGroup>, Error> {
    Ok(hub.skill_list().tenant_id(TENANT).limit(1000).send().await?.into_inner().items)
}

async fn skills(hub: &Hub) -> Vec<Skill> {
    groups(hub).await.expect("a page").into_iter().flat_map(|group| group.skills).collect()
}

async fn skill(hub: &Hub, path: &str) -> Skill {
    skills(hub).await.into_iter().find(|skill| skill.path == path).expect(path)
}

async fn set(hub: &Hub, name: &str, enabled: bool) -> Result<SkillState, Error> {
    let body = SkillStateReplace { enabled };
    Ok(hub.skill_state_replace().tenant_id(TENANT).skill_name(name).body(body).send().await?.into_inner())
}

async fn files(hub: &Hub, category: &str, skill: &str) -> Result<Vec<SkillFile>, Error> {
    let call = hub.skill_file_list().tenant_id(TENANT).category(category).skill(skill);
    Ok(call.send().await?.into_inner().items)
}

async fn text(hub: &Hub, path: &str) -> Result<String, Error> {
    let call = hub.skill_file_view().tenant_id(TENANT).skill_path(path);
    Ok(call.send().await?.into_inner().text)
}

#[tokio::test]
async fn skills_are_listed_by_category_and_their_files_can_be_read() {
    let world = World::start().await;
    let desk = world.desk(TENANT).await;
    put_skill(&desk, "content/writer", "writer");
    desk.write_at(&own(&desk, "content/writer/references/style guide.md"), "Short.");
    let found = groups(world.reader()).await.unwrap();
    let categories: Vec<_> = found.iter().map(|group| group.category.as_str()).collect();
    assert_eq!(categories, ["coding", "content", "data", "hosting", "writing"]);
    let writer = skill(world.reader(), "content/writer").await;
    assert_eq!((writer.source, writer.enabled), (SkillSource::Tenant, true));
    assert_eq!((writer.name.as_str(), writer.version.as_deref()), ("writer", Some("2.1")));
    for skill in skills(world.reader()).await {
        let mut read = 0;
        for file in files(world.reader(), &skill.category, &skill.directory).await.unwrap() {
            let text = text(world.reader(), &file.path.unwrap()).await.unwrap();
            assert_eq!(Some(text.len() as i64), file.size_bytes);
            read += 1;
        }
        assert!(read >= 1, "{}", skill.path);
    }
    assert!(text(world.reader(), "content/writer/SKILL.md").await.unwrap().contains("# writer"));
}

#[tokio::test]
async fn a_path_with_slashes_is_the_same_percent_encoded_or_not_and_decoded_once() {
    let world = World::start().await;
    let desk = world.desk(TENANT).await;
    put_skill(&desk, "content/writer", "writer");
    desk.write_at(&own(&desk, "content/writer/references/style guide.md"), "Short.");
    desk.write_at(&own(&desk, "content/writer/a%2fb.md"), "Odd.");
    let get = async |path: &str| desk.raw().get(&format!("/v1/tenants/acme/skill-files/{path}")).await;
    for path in [
        "content/writer/references/style%20guide.md",
        "content%2Fwriter%2Freferences%2Fstyle%20guide.md",
        "content/writer%2freferences/style%20guide.md",
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert!(answer.text().contains("Short."), "{path}");
    }
    assert!(get("content/writer/a%252fb.md").await.text().contains("Odd."));
    assert_eq!(text(world.admin(), "content/writer/a%2fb.md").await.unwrap(), "Odd.");
    get("content/writer/a%2fb.md").await.refused(404, "not_found");
}

#[tokio::test]
async fn no_spelling_leads_out_of_the_skills() {
    let world = World::start().await;
    let desk = world.desk(TENANT).await;
    put_skill(&desk, "a/one", "one");
    desk.write_at(&desk.home().join("home/state.txt"), "SECRET");
    desk.write_at(&own(&desk, ".hub/lock.json"), "SECRET");
    desk.write_at(&own(&desk, "a/one/.env"), "SECRET");
    desk.write_at(&own(&desk, "a/plain.md"), "SECRET");
    let secret = desk.home().join("home/state.txt").display().to_string();
    symlink(&secret, own(&desk, "a/one/link.md")).unwrap();
    symlink(desk.home().join("home"), own(&desk, "a/one/linked")).unwrap();
    fs::hard_link(&secret, own(&desk, "a/one/hard.md")).unwrap();
    for path in [
        "../state.txt",
        "..%2fstate.txt",
        "%2e%2e/state.txt",
        "%2e%2e%2fstate.txt",
        "%252e%252e%252fstate.txt",
        "a/one/../../../state.txt",
        "a/one/%2e%2e/%2e%2e/%2e%2e/state.txt",
        "a%2fone%2f..%2f..%2f..%2fstate.txt",
        "a\\..\\..\\state.txt",
        "a/one/..%5c..%5cstate.txt",
        &secret[1..],
        &secret.replace('/', "%2f"),
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "a/one/SKILL.md%00",
        "a/one/SKILL.md/",
        "a//one/SKILL.md",
        ".hub/lock.json",
        "a/one/.env",
        "a/plain.md",
        "a/one/link.md",
        "a/one/linked/state.txt",
        "a/one/hard.md",
        "a/one",
        "a",
        "",
    ] {
        let target = format!("/v1/tenants/acme/skill-files/{path}");
        let answer = desk.raw().get(&target).await;
        assert!(matches!(answer.status.as_u16(), 400 | 404 | 409), "{target}: {}", answer.text());
        assert!(!answer.text().contains("SECRET"), "{target}");
    }
    for (category, skill) in [
        ("..", "home"),
        ("a", ".."),
        ("a", "one/.."),
        (".hub", "x"),
        ("%2e%2e", "home"),
        ("a%2fone", "linked"),
    ] {
        let target = format!("/v1/tenants/acme/skills/{category}/{skill}/files");
        let answer = desk.raw().get(&target).await;
        assert!(matches!(answer.status.as_u16(), 400 | 404), "{target}: {}", answer.text());
    }
    // The control: what is right is answered.
    assert_eq!(text(world.admin(), "a/one/SKILL.md").await.unwrap(), saying("one"));
    let names: Vec<_> =
        files(world.admin(), "a", "one").await.unwrap().into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["SKILL.md", "hard.md", "link.md", "linked"]);
}

#[tokio::test]
async fn broken_skills_are_shown_with_what_is_wrong_and_keep_no_other_from_being_shown() {
    let world = World::start().await;
    let desk = world.desk(TENANT).await;
    put_skill(&desk, "a/fine", "fine");
    desk.write_at(&own(&desk, "a/bare/SKILL.md"), "# No first lines\n");
    desk.write_at(&own(&desk, "a/latin/SKILL.md"), b"---\nname: caf\xe9\n---\n");
    desk.write_at(&own(&desk, "a/huge/SKILL.md"), saying("huge") + &"x".repeat(3 << 20));
    desk.write_at(&own(&desk, "a/odd/SKILL.md"), saying("'../../x'"));
    desk.write_at(&own(&desk, "a/deep/SKILL.md"), format!("---\n{}\n---\n", "- ".repeat(1900)));
    fs::create_dir_all(own(&desk, "a/link")).unwrap();
    symlink("/etc/passwd", own(&desk, "a/link/SKILL.md")).unwrap();
    symlink("/etc", own(&desk, "elsewhere")).unwrap();
    for number in 0..1100 {
        fs::create_dir_all(own(&desk, &format!("many/s{number}"))).unwrap();
        fs::write(own(&desk, &format!("many/s{number}/SKILL.md")), saying(&format!("s{number}"))).unwrap();
    }
    let found = groups(world.admin()).await.unwrap();
    let of = |path: &str| {
        let mut skills = found.iter().flat_map(|group| &group.skills);
        skills.find(|skill| skill.path == path).expect(path).problems.clone()
    };
    assert_eq!(of("a/fine"), []);
    assert_eq!(of("a/bare"), [SkillProblem::NoFrontMatter]);
    assert_eq!(of("a/latin"), [SkillProblem::NotText]);
    assert_eq!(of("a/huge"), [SkillProblem::TooLarge]);
    assert_eq!(of("a/odd"), [SkillProblem::NameNotUsable]);
    assert_eq!(of("a/deep"), [SkillProblem::NoFrontMatter]);
    assert_eq!(of("a/link"), [SkillProblem::NotReadable]);
    let many = found.iter().find(|group| group.category == "many").unwrap();
    assert_eq!(many.skills.len() as i64 + many.omitted_count, 1100);
    assert!(many.omitted_count > 0, "{}", many.skills.len());
    assert!(found.iter().any(|group| group.category == "writing"));
    // A name that is shown is one that can be switched, or says that it is none.
    assert!(!set(world.admin(), "bare", false).await.unwrap().enabled);
    let target = format!("/v1/tenants/acme/skills/{}/state", "..%2F..%2Fx");
    desk.raw().put(&target, json!({"enabled": false})).await.refused(400, "invalid_argument");
}

#[tokio::test]
async fn who_may_switch_a_skill_and_what_is_said_to_others() {
    let world = World::start().await;
    let desk = world.desk(TENANT).await;
    put_skill(&desk, "a/one", "two words");
    let target = "/v1/tenants/acme/skills/two%20words/state";
    let off = json!({"enabled": false});
    world.raw().token(None).put(target, off.clone()).await.refused(401, "unauthenticated");
    let reader = world.raw().token(Some(world.reader_token()));
    reader.put(target, off.clone()).await.refused(403, "permission_denied");
    assert!(skill(world.reader(), "a/one").await.enabled);
    desk.raw().put(target, json!({"enabled": "no"})).await.refused(400, "invalid_argument");
    desk.raw().put(target, json!({"enabled": false, "more": 1})).await.refused(400, "invalid_argument");
    desk.raw().put(&target.replace("acme", "nobody"), off.clone()).await.refused(404, "not_found");
    desk.raw().put(&target.replace("two", "no"), off.clone()).await.refused(404, "not_found");
    assert!(set(world.admin(), "nothing", true).await.unwrap_err().is_not_found());
    let state = set(world.admin(), "two words", false).await.unwrap();
    assert_eq!((state.enabled, state.skills.len()), (false, 1));
    assert!(!skill(world.reader(), "a/one").await.enabled);
    // Another tenant's is another one.
    let beta = world.desk("beta").await;
    let listed = beta.raw().get("/v1/tenants/beta/skills").await.text();
    assert!(!listed.contains("two words") && !listed.contains("\"enabled\":false"), "{listed}");
}

#[tokio::test]
async fn a_skill_is_switched_while_the_agent_sleeps_and_while_it_runs() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme: Caller = process.caller(TENANT).await;
    let managed = process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("managed");
    assert!(!set(acme.hub(), "report", false).await.unwrap().enabled, "no agent was ever started");
    let run = async || {
        acme.output(&acme.run("hello").await).await;
        fs::read_to_string(managed.join("config.yaml")).unwrap()
    };
    assert!(run().await.contains("\"disabled\":[\"report\"]"));
    assert!(managed.join("skills/writing/report/SKILL.md").is_file());
    set(acme.hub(), "code-review", false).await.unwrap();
    set(acme.hub(), "report", true).await.unwrap();
    // The run was ordered after the change, so the change was in force before it began.
    assert!(run().await.contains("\"disabled\":[\"code-review\"]"));
    let agent = acme.hub().agent_view().tenant_id(TENANT).send().await.unwrap().into_inner();
    assert_eq!(agent.generation, 1, "it was not started again");
    let process = process.end_and_restart().await;
    let still = skills(&process.admin()).await.into_iter().filter(|skill| !skill.enabled);
    assert_eq!(still.map(|skill| skill.name).collect::<Vec<_>>(), ["code-review"]);
}

#[tokio::test]
async fn an_agent_that_swaps_links_under_load_shows_no_skill_from_elsewhere() {
    let world = World::start().await;
    let desk = world.desk(TENANT).await;
    put_skill(&desk, "a/one", "one");
    desk.write_at(&own(&desk, "a/one/references/plain.md"), "fine");
    // The same paths elsewhere in the home, of which nothing is to be seen.
    let state = desk.home().join("home/state");
    desk.write_at(&state.join("one/SKILL.md"), saying("SECRET"));
    desk.write_at(&state.join("one/references/plain.md"), "SECRET");
    desk.write_at(&state.join("one/references/SECRET.md"), "SECRET");
    desk.write_at(&state.join("DESCRIPTION.md"), "---\ndescription: SECRET\n---\n");
    symlink("../state", own(&desk, "evil")).unwrap();
    symlink("../../state/one", own(&desk, "a/evil")).unwrap();
    symlink("../../../state/one/SKILL.md", own(&desk, "a/one/evil.md")).unwrap();
    symlink("../../../state/one/references", own(&desk, "a/one/evil")).unwrap();
    let attack = Swaps::begin(
        &own(&desk, ""),
        &[
            ("a", "evil"),
            ("a/one", "a/evil"),
            ("a/one/SKILL.md", "a/one/evil.md"),
            ("a/one/references", "a/one/evil"),
        ],
    );
    let hub = world.admin();
    let (mut fine, mut refused) = ([0; 4], [0; 4]);
    let mut count = |operation: usize, worked: bool| {
        let counts = if worked { &mut fine } else { &mut refused };
        counts[operation] += 1;
        fine.iter().all(|count| *count >= 20) && refused.iter().all(|count| *count >= 5)
    };
    // Until all of it has worked often and been in the way often: where nothing can be read, nothing is shown.
    let mut enough = false;
    while !enough {
        let listed = groups(hub).await.unwrap();
        let shown = serde_json::to_string(&listed).unwrap();
        assert!(!shown.contains("SECRET"), "{shown}");
        let mut skills = listed.iter().flat_map(|group| &group.skills);
        count(0, skills.any(|skill| skill.path == "a/one" && skill.name == "one"));
        let listed = files(hub, "a", "one").await;
        assert!(listed.iter().flatten().all(|file| !file.name.contains("SECRET")), "{listed:?}");
        count(1, listed.is_ok());
        for (operation, path, expected) in
            [(2, "a/one/SKILL.md", saying("one").as_str()), (3, "a/one/references/plain.md", "fine")]
        {
            let read = text(hub, path).await;
            assert!(read.as_ref().is_ok_and(|text| text == expected) || read.is_err(), "{path}: {read:?}");
            enough = count(operation, read.is_ok());
        }
    }
    drop(attack);
}
