import type { AsanaIndustry } from './asana-industry.js';
import { CONSTRUCTION } from './construction.js';
import { EDUCATION } from './education.js';
import { ENERGY } from './energy.js';
import { FINANCIAL_SERVICES } from './financial-services.js';
import { GOVERNMENT } from './government.js';
import { HEALTHCARE } from './healthcare.js';
import { MANUFACTURING } from './manufacturing.js';
import { MEDIA } from './media.js';
import { RETAIL } from './retail.js';
import { TECHNOLOGY } from './technology.js';
import { TRAVEL } from './travel.js';

export const ASANA_INDUSTRIES: readonly AsanaIndustry[] = [
  HEALTHCARE,
  TECHNOLOGY,
  FINANCIAL_SERVICES,
  RETAIL,
  CONSTRUCTION,
  MANUFACTURING,
  EDUCATION,
  GOVERNMENT,
  ENERGY,
  MEDIA,
  TRAVEL,
];

/** The industry of an id; the dashboard's `finance` is `financial_services`. Undefined for any other. */
export function asanaIndustry(id: string): AsanaIndustry | undefined {
  const known = id === 'finance' ? 'financial_services' : id;
  return ASANA_INDUSTRIES.find((industry) => industry.id === known);
}
