/**
 * A tenant's user id: 1 to 255 characters as PostgreSQL counts them. Control characters are refused, and so are lone
 * surrogates: on the way to the database they would all become U+FFFD, and two ids one.
 */
const USER_ID = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

export const isUserId = (text: string): boolean => USER_ID.test(text);

export const USER_ID_RULE = 'must be a string of 1 to 255 characters without control characters';
