import { FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY, LEGAL, MARKETING, SALES } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const TECHNOLOGY: OktaIndustry = {
  id: 'technology',
  label: 'Technology',
  departments: [
    department(
      'Engineering',
      [
        'Chief Technology Officer',
        ['Director of Engineering', 'Senior Director of Platform'],
        'Engineering Manager',
        ['Senior Software Engineer', 'Staff Engineer', 'Principal Engineer'],
        ['Software Engineer', 'Frontend Engineer', 'Backend Engineer'],
      ],
      ['GitHub', 'Jira', 'Datadog', 'CircleCI'],
    ),
    department(
      'Product',
      [
        'Chief Product Officer',
        'Director of Product',
        'Group Product Manager',
        'Senior Product Manager',
        ['Product Manager', 'Product Analyst'],
      ],
      ['Productboard', 'Jira', 'Amplitude', 'Miro'],
    ),
    department(
      'Design',
      [
        'Vice President of Design',
        'Design Director',
        'Design Manager',
        ['Senior Product Designer', 'Senior UX Researcher'],
        ['Product Designer', 'UX Researcher', 'UX Writer'],
      ],
      ['Figma', 'Maze', 'Dovetail'],
    ),
    department(
      'Data Science',
      [
        'Chief Data Officer',
        'Director of Data Science',
        'Data Science Manager',
        ['Senior Data Scientist', 'Senior Machine Learning Engineer'],
        ['Data Scientist', 'Data Engineer', 'Data Analyst'],
      ],
      ['Snowflake', 'Databricks', 'Looker', 'dbt Cloud'],
    ),
    department(
      'Quality Assurance',
      [
        'Vice President of Quality',
        'QA Director',
        'QA Manager',
        ['Senior QA Engineer', 'Senior Test Automation Engineer'],
        ['QA Engineer', 'Test Analyst'],
      ],
      ['TestRail', 'BrowserStack', 'Jira'],
    ),
    department(
      'Site Reliability',
      [
        'Vice President of Infrastructure',
        'Director of SRE',
        'SRE Manager',
        ['Senior Site Reliability Engineer', 'Senior Cloud Engineer'],
        ['Site Reliability Engineer', 'Cloud Engineer', 'DevOps Engineer'],
      ],
      ['Amazon Web Services', 'PagerDuty', 'Datadog', 'Terraform Cloud'],
    ),
    department(
      'Security',
      [
        'Chief Information Security Officer',
        'Director of Security',
        'Security Operations Manager',
        ['Senior Security Engineer', 'Senior Threat Analyst'],
        ['Security Engineer', 'Security Analyst'],
      ],
      ['CrowdStrike', 'Splunk', '1Password', 'Snyk'],
    ),
    department(
      'Customer Success',
      [
        'Chief Customer Officer',
        'Director of Customer Success',
        'Customer Success Manager Lead',
        ['Senior Customer Success Manager', 'Senior Solutions Architect'],
        ['Customer Success Manager', 'Support Engineer', 'Implementation Consultant'],
      ],
      ['Gainsight', 'Zendesk', 'Salesforce'],
    ),
    SALES,
    MARKETING,
    HUMAN_RESOURCES,
    FINANCE,
    LEGAL,
    INFORMATION_TECHNOLOGY,
  ],
};
