// The server as `npm start` runs it. The broken variant ends at once, as a process without an orderly stop would.
if (process.argv.includes('abrupt')) process.on('SIGTERM', () => process.exit(0));
await import('../../src/main.js');
