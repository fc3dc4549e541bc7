import { isAtomic, recordedWithItsScript } from './atomic-script.mjs';

describe('isAtomic', () => {
  it.each([
    ['plain statements', 'CREATE TABLE a (id int);\nCREATE INDEX i ON a (id);'],
    [
      'a body that only looks like a COMMIT',
      'CREATE FUNCTION f() RETURNS void AS $$ BEGIN; COMMIT; END $$ LANGUAGE sql;',
    ],
    ['a tagged body', 'CREATE FUNCTION f() RETURNS void AS $body$; COMMIT; $body$ LANGUAGE sql; SELECT 1'],
    ['quoted text', `INSERT INTO a VALUES ('; COMMIT; it''s'), (E'\\'; COMMIT;')`],
    ['comments', '-- CONCURRENTLY;\n/* ; COMMIT; */ SELECT 1;'],
    ['CASE … END', 'SELECT CASE WHEN true THEN 1 END;'],
    ['DO among others', 'SELECT 1; DO $$ BEGIN PERFORM 1; END $$;'],
    ['an identifier', 'CREATE TABLE "x; COMMIT; y" (id int);'],
  ])('says yes to %s', (_, script) => expect(isAtomic(script)).toBe(true));

  it.each([
    ['COMMIT', 'CREATE TABLE a (id int); COMMIT; SELECT 1;'],
    ['BEGIN', 'begin; SELECT 1; end;'],
    ['START TRANSACTION', 'START TRANSACTION; SELECT 1;'],
    ['CONCURRENTLY', 'CREATE INDEX CONCURRENTLY i ON a (id);'],
    ['VACUUM', 'VACUUM a;'],
    ['CREATE DATABASE', 'CREATE DATABASE b'],
    ['a lone DO, which may commit', 'DO $$ BEGIN COMMIT; END $$;'],
    ['a nested comment, which it does not understand', '/* a /* b */ SELECT 1; COMMIT; */ SELECT 1;'],
    ['BEGIN ATOMIC, which it does not understand', 'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END;'],
  ])('says no to %s', (_, script) => expect(isAtomic(script)).toBe(false));
});

describe('recordedWithItsScript', () => {
  it('ends a script that ends in a comment', () => {
    expect(recordedWithItsScript('SELECT 1 -- one', 'history')).toMatch(/^SELECT 1 -- one\n;\nUPDATE history SET/);
  });

  it('leaves a script alone that PostgreSQL would refuse together with another statement', () => {
    const script = 'CREATE INDEX CONCURRENTLY i ON a (id);';
    expect(recordedWithItsScript(script, 'history')).toBe(script);
  });
});
