/** A reason not to start that the user can act upon: its message is all that is printed. */
export class StartError extends Error {}
