#!/bin/bash
# All parts of a run as a Slurm job array: sbatch docs/batch/slurm.sh LIST FOLDER
# Tried on a Slurm of one node, see docs/batch.md.
#SBATCH --job-name=ratsmappe
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --time=00:30:00
#SBATCH --requeue
set -euo pipefail
list=${1:?the project list}
folder=${2:?the output folder}
mkdir -p "$folder/reports"
exec ratsmappe build "$list" -o "$folder/papers" --date "${RATSMAPPE_DATE:-2026-11-22}" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --report "$folder/reports/part-$SLURM_ARRAY_TASK_ID.json"
