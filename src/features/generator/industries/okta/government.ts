import { FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY, LEGAL } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const GOVERNMENT: OktaIndustry = {
  id: 'government',
  label: 'Government',
  departments: [
    department(
      'Public Works',
      [
        'Public Works Commissioner',
        'Director of Public Works',
        ['Street Maintenance Manager', 'Fleet Manager'],
        ['Senior Civil Engineer', 'Crew Supervisor'],
        ['Civil Engineer', 'Maintenance Worker', 'Inspector'],
      ],
      ['Cityworks', 'ArcGIS', 'AutoCAD'],
    ),
    department(
      'Public Safety',
      [
        'Chief of Public Safety',
        'Deputy Chief',
        'Emergency Operations Manager',
        ['Lieutenant', 'Senior Dispatcher'],
        ['Officer', 'Dispatcher', 'Emergency Planner'],
      ],
      ['Tyler New World', 'Axon Evidence', 'Everbridge'],
    ),
    department(
      'Planning and Zoning',
      [
        'Planning Commissioner',
        'Planning Director',
        'Permitting Manager',
        'Senior Planner',
        ['City Planner', 'Zoning Inspector', 'Permit Technician'],
      ],
      ['Accela', 'ArcGIS', 'Bluebeam'],
    ),
    department(
      'Health and Human Services',
      [
        'Health Commissioner',
        'Director of Human Services',
        'Program Manager',
        ['Senior Case Worker', 'Epidemiologist'],
        ['Case Worker', 'Eligibility Specialist', 'Public Health Nurse'],
      ],
      ['Salesforce Public Sector', 'Northwoods', 'REDCap'],
    ),
    department(
      'Parks and Recreation',
      [
        'Parks Commissioner',
        'Parks Director',
        'Recreation Manager',
        'Senior Recreation Coordinator',
        ['Recreation Coordinator', 'Park Ranger', 'Groundskeeper'],
      ],
      ['CivicRec', 'Cityworks', 'Canva'],
    ),
    department(
      'City Clerk',
      [
        'City Clerk',
        'Deputy City Clerk',
        'Records Manager',
        'Senior Records Specialist',
        ['Records Specialist', 'Council Secretary', 'Elections Clerk'],
      ],
      ['Laserfiche', 'Granicus', 'DocuSign'],
    ),
    department(
      'Transportation',
      [
        'Transportation Commissioner',
        'Transportation Director',
        'Transit Operations Manager',
        ['Senior Traffic Engineer', 'Senior Transit Planner'],
        ['Traffic Engineer', 'Transit Planner', 'Traffic Technician'],
      ],
      ['ArcGIS', 'Remix', 'Synchro'],
    ),
    department(
      'Communications',
      [
        'Chief Communications Officer',
        'Communications Director',
        'Public Information Manager',
        'Senior Public Information Officer',
        ['Public Information Officer', 'Web Editor'],
      ],
      ['Granicus', 'Hootsuite', 'Adobe Creative Cloud'],
    ),
    LEGAL,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
