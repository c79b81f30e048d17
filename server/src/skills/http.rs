//! The operations tagged `skills`.

use hub_api::SkillsApi;
use hub_glue::{ApiError, Okay};
use hub_types::{
    SkillCategory, SkillDirectory, SkillFileContent, SkillFileListQuery, SkillFileResultsPage,
    SkillFileViewQuery, SkillListQuery, SkillName, SkillPath, SkillResultsPage, SkillState,
    SkillStateReplace, TenantId,
};

use crate::api::{Hub, RequestCx};

impl SkillsApi for Hub {
    async fn skill_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: SkillListQuery,
    ) -> Result<Okay<SkillResultsPage>, ApiError> {
        self.skills.list(&tenant_id, &query).await.map(Okay::new)
    }

    async fn skill_file_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        category: SkillCategory,
        skill: SkillDirectory,
        query: SkillFileListQuery,
    ) -> Result<Okay<SkillFileResultsPage>, ApiError> {
        self.skills.files(&tenant_id, &category, &skill, &query).await.map(Okay::new)
    }

    async fn skill_file_view(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        skill_path: SkillPath,
        query: SkillFileViewQuery,
    ) -> Result<Okay<SkillFileContent>, ApiError> {
        self.skills.content(&tenant_id, &skill_path, query).await.map(Okay::new)
    }

    async fn skill_state_replace(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        skill_name: SkillName,
        body: SkillStateReplace,
    ) -> Result<Okay<SkillState>, ApiError> {
        self.skills.set_state(&tenant_id, skill_name, body.enabled).await.map(Okay::new)
    }
}
