/** The settings of the embedded server. An administrator's own lines in postgresql.conf come after and win. */

/** `durable: false` is for throw-away test servers only. */
export function settingsFile({ durable }: { durable: boolean }): string {
  return `# Written at every start; put your own settings below the include line of postgresql.conf.
max_connections = 80
superuser_reserved_connections = 3
# Modest on purpose: the operating system's cache does the rest, and the whole program idles below 400 MB.
shared_buffers = 64MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 1GB
autovacuum_max_workers = 2
io_method = sync
max_logical_replication_workers = 0
jit = off
random_page_cost = 1.1
max_wal_size = 1GB
wal_compression = on
timezone = 'Asia/Shanghai'
log_timezone = 'Asia/Shanghai'
lc_messages = 'C'
password_encryption = 'scram-sha-256'
log_destination = 'stderr'
logging_collector = off
log_line_prefix = '%m [%p] '
log_checkpoints = off
# No personal data in the log: neither statements, nor parameters, nor the DETAIL line that names key values.
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
fsync = ${durable ? 'on' : 'off'}
synchronous_commit = ${durable ? 'on' : 'off'}
full_page_writes = ${durable ? 'on' : 'off'}
`
}
