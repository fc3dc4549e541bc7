import * as departments from '../industries/okta/common-departments.js';
import { type OktaIndustry } from '../industries/okta/okta-industry.js';

/** Whatever a company does, it has these: for industries that there is no data for. */
export const generalIndustry = (id: string): OktaIndustry => ({
  id,
  label: id,
  departments: [
    departments.HUMAN_RESOURCES,
    departments.FINANCE,
    departments.INFORMATION_TECHNOLOGY,
    departments.LEGAL,
    departments.MARKETING,
    departments.SALES,
    departments.CUSTOMER_SERVICE,
    departments.PROCUREMENT,
  ],
});
