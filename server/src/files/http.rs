//! The operations tagged `files`.

use hub_api::FilesApi;
use hub_glue::{ApiError, Bytes, Okay};
use hub_types::{
    FileContent, FileContentViewQuery, FileDownloadQuery, FileListQuery, FileResultsPage, TenantId,
};

use super::Asked;
use crate::api::{Hub, RequestCx};

impl FilesApi for Hub {
    async fn file_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: FileListQuery,
    ) -> Result<Okay<FileResultsPage>, ApiError> {
        self.files.list(&tenant_id, &query).await.map(Okay::new)
    }

    async fn file_content_view(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: FileContentViewQuery,
    ) -> Result<Okay<FileContent>, ApiError> {
        self.files.content(&tenant_id, query).await.map(Okay::new)
    }

    async fn file_download(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: FileDownloadQuery,
    ) -> Result<Bytes, ApiError> {
        let asked = Asked {
            range: cx.header_text("range"),
            if_range: cx.header_text("if-range"),
            if_none_match: cx.header_text("if-none-match"),
            want_repr_digest: cx.header_text("want-repr-digest"),
        };
        self.files.download(&tenant_id, query, asked).await
    }
}
