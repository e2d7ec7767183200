"""A night of Kith in Airflow: one task a day, tried again only where trying again can help.

Put it into Airflow's folder of DAGs, and set KITH_HOME, KITH_CONF and KITH_LAKE for its workers.
"""

import json
import os
import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.operators.python import PythonOperator

HOME = os.environ.get("KITH_HOME", "/opt/kith")
CONF = os.environ.get("KITH_CONF", HOME + "/conf")
LAKE = os.environ.get("KITH_LAKE", "s3a://brand-lake/kith")

# Configuration, input and gates (conf/deploy/runbook.md): somebody has to do something first.
FINAL = {2, 3, 4}


def night(day):
    """Runs the night of a day and gives its summary, of which XCom keeps the small part."""
    command = [HOME + "/jobs/bin/kith", "nightly", "--conf", CONF, "--lake", LAKE, "--as-of", day, "--json"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    last = (run.stdout.strip().splitlines() or ["{}"])[-1]
    said = json.loads(last)
    if run.returncode in FINAL:
        raise AirflowFailException(said.get("refusal") or said.get("problem") or last)
    if run.returncode != 0:
        raise AirflowException("status %d: %s" % (run.returncode, last))
    return {name: said[name] for name in ("release", "as_of", "outcome", "report")}


with DAG(
    dag_id="kith_nightly",
    start_date=datetime(2026, 1, 1),
    schedule="0 2 * * *",
    catchup=True,
    # A night builds on the release of the day before.
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10), "depends_on_past": True},
) as dag:
    PythonOperator(task_id="night", python_callable=night, op_args=["{{ ds }}"])
