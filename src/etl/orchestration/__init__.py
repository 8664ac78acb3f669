"""All that knows Prefect: tasks, batches, child runs, deployments, `etl serve`. The steps are those of `etl.pipeline`.

Nothing is imported here: Prefect takes its settings from the environment when it is imported.
"""
