/** A process that holds a store open to read it, until it is sent a message. */
const { open } = require('lmdb');

const db = open({ path: process.argv[2], readOnly: true, encoding: 'binary' });
const keys = [...db.getKeys({})];
process.on('message', () => process.exit(0));
process.send(keys.length);
