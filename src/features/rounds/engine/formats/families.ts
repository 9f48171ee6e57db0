/** The families of methods, as people read them. */
export const families = {
	/** The six steps of Payette and Champagne. */
	codev: 'Codéveloppement',
	/** Their spirit without all of their steps, or without their time. */
	inspired: 'Inspiré du codéveloppement',
	peerConsultation: 'Consultation collégiale',
	intervision: 'Intervision',
	balint: 'Balint',
	actionLearning: 'Apprentissage par l’action',
	liberatingStructures: 'Structures libérantes',
	protocol: 'Protocole',
	theoryU: 'Théorie U',
	systemic: 'Systémique',
	practiceAnalysis: 'Analyse de pratiques',
	intercultural: 'Interculturel',
	expertClinic: 'Clinique avec personne-ressource',
} as const;
