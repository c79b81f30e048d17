//! `runtime_order_watch`: a generation's orders as an event stream, from a cursor on.

use hub_glue::EventStream;
use hub_types::RuntimeOrderType;

use super::Callbacks;
use crate::auth::Runtime;
use crate::error::ApiError;
use crate::metrics::OpenStream;
use crate::sse::{self, Batch};

/// How many orders are read at a time.
const BATCH: i64 = 64;

impl Callbacks {
    /// The orders after this one, and those to come. Ends when the generation is over or the process ends, and after a
    /// few seconds: the host asks anew, and that is heard.
    ///
    /// Fails with `gone` when the generation is over already.
    pub async fn orders(&self, host: &Runtime, after: i64) -> Result<EventStream, ApiError> {
        let listening = self.agents.listen_for_orders(&host.tenant_uid);
        self.agents.require_current(host).await?;
        self.agents.heard(host);
        let open = OpenStream::new("orders");
        let (agents, host, lifetime) = (self.agents.clone(), host.clone(), self.agents.orders_lifetime());
        let cron = self.cron.clone();
        Ok(sse::follow_for(&self.cx, lifetime, listening, after, move |cursor| {
            // Counted for as long as the stream lives.
            let _ = &open;
            let (agents, host, cron) = (agents.clone(), host.clone(), cron.clone());
            Box::pin(async move {
                let mut orders = match agents.orders_after(&host, cursor, BATCH).await {
                    Ok(orders) => orders,
                    Err(error) if *error.code() == hub_types::ErrorCode::Gone => {
                        return Ok(Batch { frames: Vec::new(), cursor, ended: true });
                    }
                    Err(error) => return Err(error),
                };
                for order in orders.iter_mut().filter(|order| order.type_ == RuntimeOrderType::CronFire) {
                    // Made anew each time, so that it is stored nowhere and never old.
                    order.data.insert("token".to_owned(), cron.token(&host.tenant_uid).await?.into());
                }
                let cursor = orders.last().map_or(cursor, |order| order.seq);
                let frames = orders
                    .iter()
                    .map(|order| sse::frame(Some(order.seq), order.type_.as_str(), order))
                    .collect::<Result<_, _>>()?;
                Ok(Batch { frames, cursor, ended: false })
            })
        }))
    }
}
