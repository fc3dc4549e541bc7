import { type AsanaIndustry } from '../industries/asana/asana-industry.js';

/** The industries whose projects are known. Injection token and port. */
export abstract class AsanaIndustries {
  /** @param industry id or alias; nothing for an unknown one, whose projects are made up */
  abstract find(industry: string): AsanaIndustry | undefined;
}
