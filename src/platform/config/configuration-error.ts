export interface ConfigurationIssue {
  readonly variable: string;
  /** What was expected of it. Never the value: it may be a secret. */
  readonly expected: string;
}

/** The environment is wrong: the server does not start. The message is meant for the operator's terminal. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly issues: readonly ConfigurationIssue[]) {
    super(
      `The configuration is not valid:\n${issues.map((i) => `  ${i.variable}: ${i.expected}`).join('\n')}\n` +
        'Correct the environment (or .env) and start again; .env.example explains every variable.',
    );
  }
}
