"""The Hub's place in the agent's choice of schedulers: when a job runs is the Hub's word alone.

hermes-agent's own clock runs what is due once a minute and at its start. It would run what the Hub has noted as
missed, and a second time what the Hub has running. This one waits; a job runs when the Hub's signed call asks for it.
"""

from cron.scheduler_provider import CronScheduler


class HubScheduler(CronScheduler):
    """Runs nothing by itself."""

    @property
    def name(self):
        return "hermes-hub"

    def start(self, stop_event, **_unused):
        # What an earlier process left unended is known to be over.
        self.recover_interrupted()
        stop_event.wait()


def register(ctx):
    ctx.register_cron_scheduler(HubScheduler())
