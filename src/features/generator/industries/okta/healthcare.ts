import { FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const HEALTHCARE: OktaIndustry = {
  id: 'healthcare',
  label: 'Healthcare',
  departments: [
    department(
      'Nursing',
      [
        'Chief Nursing Officer',
        'Director of Nursing',
        ['Nurse Manager', 'Clinical Nurse Leader'],
        ['Charge Nurse', 'Clinical Nurse Specialist'],
        ['Registered Nurse', 'Licensed Practical Nurse', 'Nursing Assistant'],
      ],
      ['Epic', 'UKG Pro', 'TigerConnect'],
    ),
    department(
      'Medical Staff',
      [
        'Chief Medical Officer',
        'Medical Director',
        'Department Chair',
        ['Attending Physician', 'Senior Hospitalist'],
        ['Hospitalist', 'Resident Physician', 'Physician Assistant'],
      ],
      ['Epic', 'UpToDate', 'Doximity'],
    ),
    department(
      'Pharmacy',
      [
        'Chief Pharmacy Officer',
        'Pharmacy Director',
        'Pharmacy Operations Manager',
        'Clinical Pharmacy Specialist',
        ['Staff Pharmacist', 'Pharmacy Technician'],
      ],
      ['Epic', 'Omnicell', 'Lexicomp'],
    ),
    department(
      'Radiology',
      [
        'Chief of Radiology',
        'Imaging Services Director',
        'Radiology Manager',
        ['Senior Radiologic Technologist', 'Lead Sonographer'],
        ['Radiologic Technologist', 'MRI Technologist', 'Sonographer'],
      ],
      ['Epic', 'GE Centricity PACS', 'PowerScribe'],
    ),
    department(
      'Laboratory',
      [
        'Chief Pathologist',
        'Laboratory Director',
        'Laboratory Manager',
        'Senior Medical Laboratory Scientist',
        ['Medical Laboratory Scientist', 'Phlebotomist'],
      ],
      ['Epic', 'Sunquest', 'LabVantage'],
    ),
    department(
      'Patient Services',
      [
        'Chief Experience Officer',
        'Director of Patient Access',
        'Patient Access Manager',
        ['Senior Patient Advocate', 'Lead Care Coordinator'],
        ['Care Coordinator', 'Patient Access Representative', 'Scheduler'],
      ],
      ['Epic', 'Press Ganey', 'Salesforce'],
    ),
    department(
      'Health Information',
      [
        'Chief Medical Information Officer',
        'HIM Director',
        'Medical Records Manager',
        ['Senior Medical Coder', 'Clinical Documentation Lead'],
        ['Medical Coder', 'Health Information Technician'],
      ],
      ['Epic', '3M 360 Encompass', 'OnBase'],
    ),
    FINANCE,
    HUMAN_RESOURCES,
    INFORMATION_TECHNOLOGY,
  ],
};
