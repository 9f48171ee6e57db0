// What people choose most, in French and in English, without accents: from published lists of leaked
// passwords (their heads agree) and the words that Québec adds to them. Longer passwords are made of these.
const lines = `
password passwords motdepasse monmotdepasse mdp passe secret secrets code codes admin administrateur
administrator administration root user users utilisateur compte login connexion session access acces
welcome bienvenue bonjour bonsoir salut hello allo coucou merci temporaire temporary changeme changer
default defaut invite invitee guest test tests essai essais demo exemple example travail bureau office
work boulot equipe team groupe group organisme ordinateur computer internet google facebook twitter
instagram youtube microsoft windows android apple iphone samsung whatsapp telephone
qwerty qwertyuiop qwertyui azerty azertyuiop azertyui asdfgh asdfghjkl qsdfgh qsdfghjklm zxcvbn
zxcvbnm wxcvbn qazwsx qazwsxedc qwert azert asdf qsdf zxcv aqwzsx aqwzsxedc
abc abcd abcde abcdef abcdefg abcdefgh alpha omega
love iloveyou jetaime jtm tamour amour amours monamour amourdemavie toujours always forever
coeur heart mylove baby bebe cheri cherie chouchou doudou loulou loulous poupee princesse princess
prince roi reine king queen ange angel angels demon diable devil dieu god jesus allah christ mary
soleil sunshine sun lune moon etoile star stars ciel sky arcenciel rainbow lumiere light
printemps spring ete summer automne autumn fall hiver winter neige snow pluie rain
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
january february march april may june july august september october november december
lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday
sunday noel christmas halloween
football soccer hockey baseball basketball tennis foot sport sports champion champions ronaldo messi
zidane canadiens habs nordiques expos alouettes carey crosby
montreal quebec quebecois canada canadien canadian laval longueuil gatineau sherbrooke levis saguenay
ottawa toronto france francais paris marseille lyon maroc algerie tunisie haiti liban senegal cameroun
colombie mexique usa america europe afrique africa monde world
chocolat chocolate vanille caramel fraise cerise banane orange pomme apple poutine sirop erable fromage
cheese cookie cookies biscuit cafe coffee pepper ginger
chat chats chaton minou cat cats kitty chien chiens dog dogs puppy tigre tiger lion lions loup wolf
dragon dragons licorne unicorn papillon butterfly cheval horse monkey singe lapin rabbit souris mouse
ours bear dauphin dolphin aigle eagle phoenix renard fox castor beaver
rouge bleu vert jaune noir blanc rose violet red blue green yellow black white pink purple silver gold
maman papa mama mom dad mere pere famille family enfant enfants fils fille garcon soeur frere ami amis
friend friends copain copine mamie papi
master maitre superman batman spiderman starwars pokemon pikachu naruto minecraft fortnite matrix
shadow ombre ninja hunter killer warrior trustno trustnoone letmein laissemoientrer ouvretoi sesame
freedom liberte justice bonheur happy heureux joie paix peace espoir hope victoire chance lucky
magique magic musique music guitare guitar piano danse dance fleur fleurs flower flowers jardin garden
maison house home voiture auto car moto ferrari porsche mercedes mustang camaro harley
jean marie pierre paul jacques michel andre philippe nicolas alexandre alexandra olivier sebastien
thomas antoine maxime julien julie sophie camille emilie caroline isabelle nathalie sylvie martine
catherine stephanie melanie valerie chantal mohamed mohammed ahmed fatima karim samir youssef amine
charlotte charlie jessica jennifer michael daniel david robert william jordan joshua andrew matthew
ashley amanda nicole michelle thomas george harley maggie buster bailey hannah
loveyou fuckyou fuck merde putain tabarnak calisse crisse ostie caca prout
azur ocean mer plage beach voyage vacances holiday weekend liberte egalite fraternite
super cool genial bestof mega ultra extra zero un deux trois one two three four five six seven
jaimelavie laviestbelle lavieestbelle cestlavie carpediem hakunamatata inchallah
myspace myself moi toi nous vous mon ma mes ton ta ses le la les des my the you me
`;

/** Lower case, without accents, each once. */
export const commonWords: ReadonlySet<string> = new Set(lines.split(/\s+/u).filter(Boolean));
