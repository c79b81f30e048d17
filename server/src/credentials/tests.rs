//! What is kept of tenants' credentials: nothing that works in another place, and nothing for another use.

use hub_types::ErrorCode;

use super::*;
use crate::auth::{AuthError, Doubt, Principal};
use crate::db::on;
use crate::test_world::{World, tenant_id};

async fn view(world: &World, id: &str, used: Use) -> Result<TenantCredentials, ApiError> {
    world.hub().credentials.view(&tenant_id(id), used, Shown::Tokens).await
}

async fn token(world: &World, id: &str, used: Use) -> String {
    let answer = view(world, id, used).await.expect("shown");
    answer.credentials[0].token.as_ref().expect("its token").expose().to_owned()
}

async fn proof(world: &World, token: &str) -> Result<Principal, Doubt> {
    match world.cx.auth.authenticate(&format!("Bearer {token}")).await {
        Ok(principal) => Ok(principal),
        Err(AuthError::Unauthenticated(doubt)) => Err(doubt),
        Err(error) => panic!("{error}"),
    }
}

/// Changes rows as somebody does who has the database.
async fn tamper(world: &World, sql: &'static str) {
    let job = world.cx.db.write("test", move |tx| {
        Box::pin(async move {
            let done =
                on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(|done| done.rows_affected()))?;
            Ok::<_, crate::db::DbError>(done)
        })
    });
    assert!(job.await.expect("written") > 0, "{sql}");
}

#[tokio::test]
async fn a_credential_proves_its_tenant_for_its_own_use() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let owner = Owner { tenant_uid: acme.uid.to_string(), tenant_id: "acme".to_owned() };
    let (api, a2a) = (token(&world, "acme", Use::Api).await, token(&world, "acme", Use::A2a).await);
    assert_eq!(proof(&world, &api).await, Ok(Principal::Tenant(owner.clone())));
    assert_eq!(proof(&world, &a2a).await, Ok(Principal::Peer(owner)));
    // A row that is given to another use makes its token good for neither.
    tamper(&world, "DELETE FROM tenant_credentials WHERE kind = 'api'").await;
    tamper(&world, "UPDATE tenant_credentials SET kind = 'api'").await;
    assert_eq!(proof(&world, &a2a).await, Err(Doubt::Unknown));
    assert_eq!(proof(&world, &api).await, Err(Doubt::Unknown));
}

#[tokio::test]
async fn a_sealed_credential_that_was_moved_is_not_opened() {
    let world = World::new().await;
    for id in ["acme", "beta"] {
        world.tenant(id).await;
        token(&world, id, Use::Api).await;
    }
    tamper(
        &world,
        "UPDATE tenant_credentials SET sealed =
             (SELECT other.sealed FROM tenant_credentials AS other WHERE other.tenant_id = 'beta')
         WHERE tenant_id = 'acme'",
    )
    .await;
    let refusal = view(&world, "acme", Use::Api).await.expect_err("it was moved");
    assert_eq!(*refusal.code(), ErrorCode::Internal);
    view(&world, "beta", Use::Api).await.expect("control: its own is shown");
}

#[tokio::test]
async fn the_use_of_a_credential_is_noted_about_once_a_minute() {
    let world = World::new().await;
    world.tenant("acme").await;
    let api = token(&world, "acme", Use::Api).await;
    let used = async || {
        // The note is queued before this write, so it is there behind it.
        tamper(&world, "UPDATE tenants SET display_name = 'x'").await;
        view(&world, "acme", Use::Api).await.expect("shown").credentials[0].last_used_at
    };
    assert_eq!(used().await, None);
    let first = world.cx.clock.now();
    for _ in 0..3 {
        proof(&world, &api).await.expect("good");
        assert_eq!(used().await.map(|at| at.micros()), Some(first.micros()));
        world.cx.clock.advance(Duration::from_secs(10));
    }
    world.cx.clock.advance(Duration::from_secs(60));
    let later = world.cx.clock.now();
    proof(&world, &api).await.expect("good");
    assert_eq!(used().await.map(|at| at.micros()), Some(later.micros()));
}
