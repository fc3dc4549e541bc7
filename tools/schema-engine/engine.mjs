// Door of this room. engine.d.mts declares the same for TypeScript users.
export { MigrationError } from './errors.mjs';
export { migrateDeploy } from './deploy.mjs';
