import { COMPLIANCE, FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY, LEGAL } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const FINANCIAL_SERVICES: OktaIndustry = {
  id: 'financial_services',
  label: 'Financial Services',
  departments: [
    department(
      'Retail Banking',
      [
        'Head of Retail Banking',
        'Regional Banking Director',
        ['Branch Manager', 'Contact Center Manager'],
        ['Senior Personal Banker', 'Assistant Branch Manager'],
        ['Personal Banker', 'Teller', 'Customer Advisor'],
      ],
      ['nCino', 'Salesforce Financial Services Cloud', 'Jack Henry'],
    ),
    department(
      'Investment Banking',
      [
        'Head of Investment Banking',
        'Managing Director',
        'Vice President, Advisory',
        'Senior Associate',
        ['Associate', 'Analyst'],
      ],
      ['Bloomberg', 'FactSet', 'Intralinks'],
    ),
    department(
      'Wealth Management',
      [
        'Head of Wealth Management',
        'Wealth Director',
        'Portfolio Manager',
        'Senior Wealth Advisor',
        ['Wealth Advisor', 'Client Associate'],
      ],
      ['Addepar', 'Orion', 'Salesforce Financial Services Cloud'],
    ),
    department(
      'Trading',
      [
        'Head of Trading',
        'Trading Director',
        'Desk Manager',
        'Senior Trader',
        ['Trader', 'Trading Analyst', 'Execution Specialist'],
      ],
      ['Bloomberg', 'Refinitiv Eikon', 'Murex'],
    ),
    department(
      'Lending',
      [
        'Chief Credit Officer',
        'Lending Director',
        'Loan Operations Manager',
        ['Senior Underwriter', 'Senior Credit Analyst'],
        ['Underwriter', 'Loan Officer', 'Credit Analyst'],
      ],
      ['nCino', 'Encompass', 'Moody’s CreditLens'],
    ),
    department(
      'Risk Management',
      [
        'Chief Risk Officer',
        'Risk Director',
        ['Market Risk Manager', 'Operational Risk Manager'],
        'Senior Risk Analyst',
        ['Risk Analyst', 'Model Validation Analyst'],
      ],
      ['SAS', 'Archer', 'MetricStream'],
    ),
    department(
      'Internal Audit',
      ['Chief Audit Executive', 'Audit Director', 'Audit Manager', 'Senior Auditor', ['Auditor', 'Audit Analyst']],
      ['AuditBoard', 'TeamMate+', 'Tableau'],
    ),
    COMPLIANCE,
    LEGAL,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
