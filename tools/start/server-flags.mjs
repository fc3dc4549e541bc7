/**
 * How Node runs the server. The larger young generation (16 MB by default) holds what 16 lists under way need at once:
 * less of it is taken for long-lived, which makes collections rarer and shorter.
 */
export const SERVER_FLAGS = ['--enable-source-maps', '--max-semi-space-size=32'];

/**
 * glibc gives every thread an arena of its own and keeps what the threads that compile code once needed there: with two
 * for all, some 30 MB less. https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html
 */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
