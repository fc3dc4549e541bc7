import { FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY, PROCUREMENT, SAFETY } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const ENERGY: OktaIndustry = {
  id: 'energy',
  label: 'Energy',
  departments: [
    department(
      'Power Generation',
      [
        'Chief Operating Officer',
        'Generation Director',
        ['Power Plant Manager', 'Outage Manager'],
        ['Senior Plant Engineer', 'Control Room Supervisor'],
        ['Plant Engineer', 'Control Room Operator', 'Turbine Technician'],
      ],
      ['IBM Maximo', 'AVEVA PI System', 'SAP'],
    ),
    department(
      'Grid Operations',
      [
        'Vice President of Grid Operations',
        'Transmission Director',
        'Control Center Manager',
        ['Senior System Operator', 'Senior Protection Engineer'],
        ['System Operator', 'Protection Engineer', 'Dispatcher'],
      ],
      ['GE GridOS', 'OSIsoft PI', 'ArcGIS'],
    ),
    department(
      'Renewable Energy',
      [
        'Vice President of Renewables',
        'Renewables Director',
        'Wind and Solar Project Manager',
        ['Senior Solar Engineer', 'Senior Wind Analyst'],
        ['Solar Engineer', 'Wind Technician', 'Resource Analyst'],
      ],
      ['PVsyst', 'WindPRO', 'Procore'],
    ),
    department(
      'Field Services',
      [
        'Vice President of Field Services',
        'Field Services Director',
        'Field Operations Manager',
        ['Senior Line Technician', 'Crew Lead'],
        ['Line Technician', 'Meter Technician', 'Field Inspector'],
      ],
      ['Salesforce Field Service', 'ArcGIS Field Maps', 'Samsara'],
    ),
    department(
      'Engineering',
      [
        'Chief Engineer',
        'Engineering Director',
        'Substation Engineering Manager',
        ['Senior Electrical Engineer', 'Senior Pipeline Engineer'],
        ['Electrical Engineer', 'Pipeline Engineer', 'CAD Technician'],
      ],
      ['AutoCAD', 'ETAP', 'Bentley ProjectWise'],
    ),
    department(
      'Energy Trading',
      [
        'Chief Commercial Officer',
        'Energy Trading Director',
        'Trading Desk Manager',
        'Senior Energy Trader',
        ['Energy Trader', 'Scheduler', 'Market Analyst'],
      ],
      ['Allegro', 'Bloomberg', 'Snowflake'],
    ),
    department(
      'Regulatory Affairs',
      [
        'Chief Regulatory Officer',
        'Regulatory Affairs Director',
        'Rates Manager',
        'Senior Regulatory Analyst',
        ['Regulatory Analyst', 'Rates Analyst'],
      ],
      ['Intelex', 'DocuSign', 'LexisNexis'],
    ),
    department(
      'Asset Management',
      [
        'Vice President of Asset Management',
        'Asset Management Director',
        'Asset Integrity Manager',
        'Senior Asset Analyst',
        ['Asset Analyst', 'Inspection Planner'],
      ],
      ['IBM Maximo', 'Copperleaf', 'Power BI'],
    ),
    SAFETY,
    PROCUREMENT,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
