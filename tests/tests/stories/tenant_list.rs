//! tenant_list: filters, pages, page tokens.

use std::time::Duration;

use futures::TryStreamExt as _;
use futures::future::join_all;
use hermes_hub_client::types::Tenant;
use hub_tests::{World, tenant_body};
use serde_json::json;

fn ids(tenants: &[Tenant]) -> Vec<&str> {
    tenants.iter().map(|tenant| tenant.id.as_str()).collect()
}

#[tokio::test]
async fn all_pages_are_one_stream_by_id() {
    let world = World::start().await;
    let admin = world.admin();
    let names: Vec<String> = (0..250).map(|number| format!("tenant-{number:03}")).collect();
    for made in join_all(names.iter().map(|name| admin.tenant_create().body(tenant_body(name)).send())).await
    {
        made.unwrap();
    }
    let streamed: Vec<Tenant> = admin.tenant_list().limit(100).stream().try_collect().await.unwrap();
    assert_eq!(ids(&streamed), names);
    let page = admin.tenant_list().send().await.unwrap();
    assert_eq!(page.items.len(), 100, "the default page");
    for (limit, expected) in [(1, 1), (250, 250), (1000, 250)] {
        let page = admin.tenant_list().limit(limit).send().await.unwrap();
        assert_eq!((page.items.len(), page.next_page.is_some()), (expected, limit < 250), "{limit}");
    }
}

#[tokio::test]
async fn a_stream_with_filters_keeps_them_over_all_pages() {
    let world = World::start().await;
    for number in 0..7 {
        let team = if number % 2 == 0 { "even" } else { "odd" };
        let body = json!({"id": format!("t{number}"), "labels": {"team": team}});
        world.raw().post("/v1/tenants", body).await.expect(201);
    }
    let label = vec!["team:even".try_into().unwrap()];
    let even = world.admin().tenant_list().label(label).limit(2).stream();
    let even: Vec<Tenant> = even.try_collect().await.unwrap();
    assert_eq!(ids(&even), ["t0", "t2", "t4", "t6"]);
}

#[tokio::test]
async fn filters_combine() {
    let world = World::start().await;
    let raw = world.raw();
    for body in [
        json!({"id": "a", "labels": {"team": "support", "tier": "gold"}, "externalId": "crm-1"}),
        json!({"id": "b", "labels": {"team": "support"}}),
        json!({"id": "c", "labels": {"team": "sales:eu", "x.y/z": ""}}),
    ] {
        raw.post("/v1/tenants?waitSeconds=20", body).await.expect(201);
    }
    raw.put("/v1/tenants/b/access", json!({"status": "blocked"})).await.expect(200);
    for (query, expected) in [
        ("", "a b c"),
        ("label=team:support", "a b"),
        ("label=team:support&label=tier:gold", "a"),
        ("label=team:support&label=tier:silver", ""),
        ("label=team:sales:eu", "c"),
        ("label=team%3Asales%3Aeu", "c"),
        ("label=x.y/z:", "c"),
        ("label=team:", ""),
        ("externalId=crm-1", "a"),
        ("externalId=CRM-1", ""),
        ("access=blocked", "b"),
        ("access=active", "a c"),
        ("access=blocked&label=tier:gold", ""),
        ("state=ready", "a b c"),
        ("state=failed", ""),
        ("agentState=hibernated", "a b c"),
        ("agentState=running", ""),
        ("releaseId=rel_01k9v2m7q8e5z3x4c6b7n8m9a0", ""),
    ] {
        let page = raw.get(&format!("/v1/tenants?{query}")).await.expect(200);
        let items = page["items"].as_array().unwrap();
        let found: Vec<&str> = items.iter().map(|tenant| tenant["id"].as_str().unwrap()).collect();
        assert_eq!(found.join(" "), expected, "{query}");
    }
}

#[tokio::test]
async fn the_last_page_says_so() {
    let world = World::start().await;
    world.tenant("acme").await;
    for query in ["", "?limit=1", "?state=failed"] {
        let page = world.raw().get(&format!("/v1/tenants{query}")).await.expect(200);
        assert_eq!(page.get("next_page"), Some(&serde_json::Value::Null), "{query}: {page}");
    }
}

#[tokio::test]
async fn a_page_token_is_good_for_its_own_filters_and_time() {
    let world = World::with().settable_clock().start().await;
    let raw = world.raw();
    for id in ["a", "b", "c"] {
        raw.post("/v1/tenants", json!({"id": id, "labels": {"team": "x"}})).await.expect(201);
    }
    let next = |target: &str| {
        let (raw, target) = (world.raw(), target.to_owned());
        async move { raw.get(&target).await.expect(200)["next_page"].as_str().unwrap().to_owned() }
    };
    let plain = next("/v1/tenants?limit=1").await;
    let filtered = next("/v1/tenants?limit=1&label=team:x").await;

    for target in [
        format!("/v1/tenants?page_token={plain}"),
        format!("/v1/tenants?page_token={filtered}&label=team:x&limit=2"),
        // The token carries its filters, so they need not be said again.
        format!("/v1/tenants?page_token={filtered}"),
    ] {
        let page = raw.get(&target).await.expect(200);
        assert_eq!(page["items"][0]["id"], "b", "{target}");
    }
    for target in [
        format!("/v1/tenants?page_token={plain}&label=team:x"),
        format!("/v1/tenants?page_token={filtered}&label=team:y"),
        format!("/v1/tenants?page_token={filtered}&label=team:x&state=ready"),
    ] {
        raw.get(&target).await.refused_for(400, "invalid_argument", "page_token_filters", "page_token");
    }
    let mut forged = plain.clone();
    let last = forged.pop().unwrap();
    forged.push(if last == 'A' { 'B' } else { 'A' });
    for token in [forged.as_str(), &plain[1..], "AAAA"] {
        let answer = raw.get(&format!("/v1/tenants?page_token={token}")).await;
        answer.refused_for(400, "invalid_argument", "page_token_invalid", "page_token");
    }
    world.clock().advance(Duration::from_secs(86_399));
    raw.get(&format!("/v1/tenants?page_token={plain}")).await.expect(200);
    world.clock().advance(Duration::from_secs(2));
    let answer = raw.get(&format!("/v1/tenants?page_token={plain}")).await;
    answer.refused_for(400, "invalid_argument", "page_token_expired", "page_token");
}

#[tokio::test]
async fn a_page_token_of_another_hub_is_refused() {
    let (one, other) = (World::start().await, World::start().await);
    for world in [&one, &other] {
        world.tenant("a").await;
        world.tenant("b").await;
    }
    let page = one.raw().get("/v1/tenants?limit=1").await.expect(200);
    let target = format!("/v1/tenants?page_token={}", page["next_page"].as_str().unwrap());
    other.raw().get(&target).await.refused_for(400, "invalid_argument", "page_token_invalid", "page_token");
}

#[tokio::test]
async fn a_walk_misses_nothing_that_stays_and_repeats_nothing_while_tenants_come_and_go() {
    let world = World::start().await;
    for id in ["b", "d", "f", "h"] {
        world.tenant(id).await;
    }
    let admin = world.admin();
    let mut walk = admin.tenant_list().limit(1).stream();
    let mut seen = Vec::new();
    while let Some(tenant) = walk.try_next().await.unwrap() {
        let id = tenant.id.to_string();
        if id == "b" {
            world.tenant("a").await;
            world.tenant("e").await;
        }
        if id == "d" {
            admin.tenant_delete().tenant_id("d").wait_seconds(20).send().await.unwrap();
        }
        seen.push(id);
    }
    assert_eq!(seen, ["b", "d", "e", "f", "h"]);
}
