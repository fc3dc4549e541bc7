import {
  CUSTOMER_SERVICE,
  FINANCE,
  HUMAN_RESOURCES,
  INFORMATION_TECHNOLOGY,
  MARKETING,
  SUPPLY_CHAIN,
} from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const RETAIL: OktaIndustry = {
  id: 'retail',
  label: 'Retail',
  departments: [
    department(
      'Store Operations',
      [
        'Chief Operating Officer',
        ['Director of Stores', 'District Director'],
        ['Store Manager', 'District Manager'],
        ['Assistant Store Manager', 'Department Supervisor'],
        ['Sales Associate', 'Cashier', 'Stock Associate'],
      ],
      ['Lightspeed', 'UKG Pro', 'Zipline'],
    ),
    department(
      'Merchandising',
      [
        'Chief Merchandising Officer',
        'Merchandising Director',
        'Merchandise Planning Manager',
        'Senior Merchandise Planner',
        ['Merchandise Planner', 'Allocation Analyst'],
      ],
      ['SAP', 'Anaplan', 'Centric PLM'],
    ),
    department(
      'Buying',
      [
        'Vice President of Buying',
        'Divisional Merchandise Manager',
        'Buying Manager',
        'Senior Buyer',
        ['Buyer', 'Assistant Buyer'],
      ],
      ['SAP Ariba', 'Centric PLM', 'NuOrder'],
    ),
    department(
      'E-Commerce',
      [
        'Chief Digital Officer',
        'E-Commerce Director',
        ['Online Store Manager', 'Digital Product Manager'],
        ['Senior E-Commerce Specialist', 'Senior Conversion Analyst'],
        ['E-Commerce Specialist', 'Product Content Editor'],
      ],
      ['Shopify', 'Salesforce Commerce Cloud', 'Google Analytics', 'Contentful'],
    ),
    department(
      'Visual Merchandising',
      [
        'Vice President of Visual',
        'Visual Merchandising Director',
        'Visual Manager',
        'Senior Visual Merchandiser',
        ['Visual Merchandiser', 'Window Designer'],
      ],
      ['Adobe Creative Cloud', 'MockShop', 'Canva'],
    ),
    department(
      'Loss Prevention',
      [
        'Vice President of Asset Protection',
        'Loss Prevention Director',
        'Regional Loss Prevention Manager',
        'Senior Investigator',
        ['Loss Prevention Officer', 'Investigator'],
      ],
      ['Auror', 'Appriss Secure', 'Verkada'],
    ),
    SUPPLY_CHAIN,
    MARKETING,
    CUSTOMER_SERVICE,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
