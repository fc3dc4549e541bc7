import { checksum } from './migrations.mjs';

/** Comments, quoted text, quoted identifiers and dollar-quoted bodies: what is in them is not a statement. */
const OPAQUE = new RegExp(
  [
    /--[^\n]*/, // line comment
    /\/\*[\s\S]*?\*\//, // block comment
    /\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'/, // escape string
    /'(?:[^']|'')*'/, // string
    /"(?:[^"]|"")*"/, // identifier
    /(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1/, // dollar-quoted body
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/** Statements that end a transaction, and those that PostgreSQL refuses inside of one. */
const TRANSACTION_CONTROL = /^(?:BEGIN|START|COMMIT|END|ROLLBACK|ABORT|PREPARE\s+TRANSACTION)\b/i;
const OUTSIDE_TRANSACTION = new RegExp(
  [
    /\bCONCURRENTLY\b/,
    /^(?:VACUUM|CLUSTER)\b/,
    /^REINDEX\s+(?:\(.*\)\s*)?(?:DATABASE|SYSTEM|SCHEMA)\b/,
    /^(?:CREATE|DROP|ALTER)\s+(?:DATABASE|TABLESPACE|SYSTEM|SUBSCRIPTION)\b/,
  ]
    .map((part) => part.source)
    .join('|'),
  'i',
);

/**
 * Whether a script, sent as one simple query, happens wholly or not at all. In doubt the answer is no: a lone DO or
 * CALL may commit by itself; the rest of a nested comment and `BEGIN ATOMIC … END` are taken for statements.
 * @param {string} script
 */
export function isAtomic(script) {
  const statements = script
    .replace(OPAQUE, ' ')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
  if (statements.length === 1 && /^(?:DO|CALL)\b/i.test(statements[0] ?? '')) return false;
  return !statements.some(
    (statement) =>
      TRANSACTION_CONTROL.test(statement) || OUTSIDE_TRANSACTION.test(statement) || statement.includes('*/'),
  );
}

/**
 * Adds to an atomic script the statement that records it as finished, so that both are committed together or not at
 * all. Without it a process that dies after the commit and before Prisma's own record leaves a row that nobody can
 * tell from one whose script was rolled back.
 * @param {string} script
 * @param {string} table of the history, quoted
 */
export function recordedWithItsScript(script, table) {
  if (!isAtomic(script)) return script;
  return [
    script,
    ';',
    `UPDATE ${table} SET "finished_at" = now()`,
    `WHERE "checksum" = '${checksum(script)}' AND "finished_at" IS NULL AND "rolled_back_at" IS NULL;`,
  ].join('\n');
}
