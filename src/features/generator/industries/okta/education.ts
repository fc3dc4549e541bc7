import { FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const EDUCATION: OktaIndustry = {
  id: 'education',
  label: 'Education',
  departments: [
    department(
      'Arts and Humanities',
      [
        'Dean of Arts and Humanities',
        'Associate Dean',
        'Department Chair',
        ['Professor', 'Associate Professor'],
        ['Assistant Professor', 'Lecturer', 'Teaching Assistant'],
      ],
      ['Canvas', 'Turnitin', 'Panopto'],
    ),
    department(
      'Science and Engineering',
      [
        'Dean of Science and Engineering',
        'Associate Dean',
        'Department Chair',
        ['Professor', 'Senior Research Fellow'],
        ['Assistant Professor', 'Lab Instructor', 'Teaching Assistant'],
      ],
      ['Canvas', 'MATLAB', 'LabArchives'],
    ),
    department(
      'Admissions',
      [
        'Vice Provost for Enrollment',
        'Director of Admissions',
        'Admissions Manager',
        'Senior Admissions Counselor',
        ['Admissions Counselor', 'Application Reader'],
      ],
      ['Slate', 'Salesforce Education Cloud', 'Common App'],
    ),
    department(
      'Registrar',
      [
        'University Registrar',
        'Associate Registrar',
        'Records Manager',
        'Senior Records Analyst',
        ['Records Analyst', 'Scheduling Coordinator'],
      ],
      ['Ellucian Banner', 'Parchment', 'DocuSign'],
    ),
    department(
      'Student Affairs',
      [
        'Vice President for Student Affairs',
        'Dean of Students',
        'Residence Life Manager',
        ['Senior Student Advisor', 'Senior Counselor'],
        ['Student Advisor', 'Counselor', 'Residence Coordinator'],
      ],
      ['Maxient', 'StarRez', 'EAB Navigate'],
    ),
    department(
      'Financial Aid',
      [
        'Vice President for Student Finance',
        'Director of Financial Aid',
        'Financial Aid Manager',
        'Senior Financial Aid Advisor',
        ['Financial Aid Advisor', 'Scholarship Coordinator'],
      ],
      ['Ellucian Banner', 'ProEd', 'AwardSpring'],
    ),
    department(
      'Research Administration',
      [
        'Vice President for Research',
        'Director of Sponsored Programs',
        'Grants Manager',
        'Senior Grants Administrator',
        ['Grants Administrator', 'Research Compliance Specialist'],
      ],
      ['Cayuse', 'REDCap', 'Overleaf'],
    ),
    department(
      'Library',
      [
        'University Librarian',
        'Library Director',
        'Collections Manager',
        'Senior Librarian',
        ['Librarian', 'Archivist', 'Library Assistant'],
      ],
      ['Alma', 'LibGuides', 'JSTOR'],
    ),
    department(
      'Advancement',
      [
        'Vice President for Advancement',
        'Director of Alumni Relations',
        'Annual Giving Manager',
        'Senior Development Officer',
        ['Development Officer', 'Alumni Coordinator'],
      ],
      ['Blackbaud Raiser’s Edge', 'GiveCampus', 'Mailchimp'],
    ),
    department(
      'Facilities',
      [
        'Vice President for Facilities',
        'Facilities Director',
        'Facilities Manager',
        ['Senior Building Engineer', 'Grounds Supervisor'],
        ['Building Engineer', 'Custodian', 'Space Planner'],
      ],
      ['FM:Systems', 'Archibus', 'AutoCAD'],
    ),
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
