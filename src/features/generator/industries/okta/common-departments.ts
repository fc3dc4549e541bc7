import { department } from './department.js';

/** Departments that work alike in most industries. */
export const HUMAN_RESOURCES = department(
  'Human Resources',
  [
    'Chief People Officer',
    'HR Director',
    ['HR Manager', 'Talent Acquisition Manager'],
    'Senior HR Business Partner',
    ['HR Generalist', 'Recruiter', 'Payroll Specialist'],
  ],
  ['Workday', 'BambooHR', 'Greenhouse', 'LinkedIn Recruiter'],
);
export const FINANCE = department(
  'Finance',
  [
    'Chief Financial Officer',
    ['Finance Director', 'Controller'],
    ['Accounting Manager', 'FP&A Manager'],
    ['Senior Accountant', 'Senior Financial Analyst'],
    ['Accountant', 'Financial Analyst', 'Accounts Payable Specialist'],
  ],
  ['NetSuite', 'Concur', 'Coupa', 'Expensify'],
);
export const INFORMATION_TECHNOLOGY = department(
  'Information Technology',
  [
    'Chief Information Officer',
    'IT Director',
    ['IT Service Manager', 'Infrastructure Manager'],
    ['Senior Systems Engineer', 'Senior Network Engineer'],
    ['Systems Administrator', 'Service Desk Analyst', 'Network Engineer'],
  ],
  ['ServiceNow', 'Jira', 'Amazon Web Services', 'Splunk', 'GitHub'],
);
export const LEGAL = department(
  'Legal',
  [
    'General Counsel',
    'Associate General Counsel',
    'Legal Operations Manager',
    'Senior Counsel',
    ['Counsel', 'Paralegal', 'Contract Specialist'],
  ],
  ['DocuSign', 'Ironclad', 'NetDocuments'],
);
export const MARKETING = department(
  'Marketing',
  [
    'Chief Marketing Officer',
    ['Marketing Director', 'Brand Director'],
    ['Campaign Manager', 'Content Marketing Manager'],
    ['Senior Marketing Specialist', 'Senior Copywriter'],
    ['Marketing Specialist', 'Content Writer', 'Social Media Coordinator'],
  ],
  ['HubSpot', 'Adobe Creative Cloud', 'Google Analytics', 'Canva', 'Hootsuite'],
);
export const SALES = department(
  'Sales',
  [
    'Chief Revenue Officer',
    ['Sales Director', 'Regional Sales Director'],
    ['Sales Manager', 'Sales Operations Manager'],
    ['Senior Account Executive', 'Key Account Manager'],
    ['Account Executive', 'Sales Development Representative'],
  ],
  ['Salesforce', 'Gong', 'Outreach', 'LinkedIn Sales Navigator'],
);
export const CUSTOMER_SERVICE = department(
  'Customer Service',
  [
    'Vice President of Customer Experience',
    'Customer Service Director',
    'Customer Service Manager',
    ['Senior Support Specialist', 'Escalation Specialist'],
    ['Support Specialist', 'Customer Service Representative'],
  ],
  ['Zendesk', 'Salesforce Service Cloud', 'Talkdesk', 'Intercom'],
);
export const COMPLIANCE = department(
  'Compliance',
  [
    'Chief Compliance Officer',
    'Compliance Director',
    ['Compliance Manager', 'AML Manager'],
    ['Senior Compliance Analyst', 'Senior AML Investigator'],
    ['Compliance Analyst', 'KYC Analyst'],
  ],
  ['OneTrust', 'LogicGate', 'NAVEX One'],
);
export const PROCUREMENT = department(
  'Procurement',
  [
    'Chief Procurement Officer',
    'Procurement Director',
    ['Category Manager', 'Sourcing Manager'],
    'Senior Buyer',
    ['Buyer', 'Purchasing Coordinator'],
  ],
  ['SAP Ariba', 'Coupa', 'DocuSign'],
);
export const SUPPLY_CHAIN = department(
  'Supply Chain',
  [
    'Chief Supply Chain Officer',
    'Supply Chain Director',
    ['Distribution Center Manager', 'Inventory Manager'],
    ['Senior Demand Planner', 'Senior Supply Planner'],
    ['Demand Planner', 'Inventory Analyst', 'Logistics Coordinator'],
  ],
  ['SAP', 'Blue Yonder', 'Manhattan WMS', 'project44'],
);
export const SAFETY = department(
  'Environment, Health and Safety',
  [
    'Vice President of EHS',
    'EHS Director',
    ['EHS Manager', 'Site Safety Manager'],
    ['Senior Safety Engineer', 'Senior Environmental Specialist'],
    ['Safety Specialist', 'Environmental Specialist', 'Industrial Hygienist'],
  ],
  ['Intelex', 'Enablon', 'SafetyCulture'],
);
