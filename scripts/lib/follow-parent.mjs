/** Preloaded into the API: when the command that started it is killed, it shuts down in order by itself. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
