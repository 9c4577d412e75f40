package review

import "regexp"

// headings are patterns by which a heading is recognised, the more specific ones first.
var headings = []struct {
	said *regexp.Regexp
	to   section
}{
	{anyOfWords(`(?:role|job|position) (?:profile|description|title|advert|advertisement|posting)|about the (?:job|role|position)|overview|vacancy|profile insights`), unsaid},
	{anyOfWords(`essential functions|(?:job|key|main) functions|das erwartet (?:dich|sie)|was (?:dich|sie) erwartet|(?:deine|ihre|die) (?:aufgaben?|rolle)|aufgaben(?:gebiet)?|tätigkeiten|(?:ihr |dein )?verantwortungsbereich|(?:vos |tes |les )?missions|descriptif du poste|le poste|responsabilités|(?:ton|votre|au) quotidien`), duties},
	{anyOfWords(`nice to haves?|nice-to-haves?|good to haves?|great to have|preferred|desired|desirable|desirables|bonus|bonus points|plus|pluses|a plus|asset|assets|advantage|advantages|advantageous|optional|ideally|(?:would|'d) be (?:an? )?(?:great|lovely|nice|good|brilliant|bonus|plus)|great if|love it if|love if|even better if|extra credit|extra points|stand out|sets? you apart|welcome|useful|other qualifications|not required|von vorteil|wünschenswert|idealerweise|(?:wäre|wären) (?:schön|toll|super|gut|ideal)|pluspunkte|gern gesehen|das i-tüpfelchen|(?:ein|un|des|les|petits?) plus|atouts?|souhaité(?:e|s|es)?|apprécié(?:e|s|es)?|idéalement|souhaitables?`), nice},
	{anyOfWords(`who we(?: are|'re)? looking for|who you are|what we(?: are|'re)? looking for|we are looking for|they(?: are|'re)? looking for|you bring|you(?: will|'ll)? bring|you have|you(?: will|'ll)? need|we need|they need|we expect|about you|your profile|your background|what it takes|you should have|you must have|we ask|must haves?|must-haves?|fit if|fit for you if|could be you|sounds like you|conditions of employment|essential qualifications|(?:ihr|dein|das|unser) (?:wunsch)?profil|(?:das|was) (?:bringst|bringen|du|sie)(?: du| sie)? mit(?:bringst|bringen)?|(?:du|sie) (?:bringst|bringen) mit|anforderungen?|anforderungsprofil|voraussetzungen|qualifikation(?:en)?|(?:votre |le )?profil(?: recherché)?|compétences|vous êtes|exigences|formation|zeichne(?:t|n) (?:dich|sie) aus|(?:dich|sie) auszeichnet|(?:wir|uns) suchen|wen wir suchen|on (?:re)?cherche|nous (?:re)?cherchons|thrive here if`), must},
	{anyOfWords(`about us|about the company|about the team|about the organi[sz]ation|who we are|our story|our company|our mission|our values|our culture|our team|company|benefits?|perks?|good stuff|goodies|in return|we offer|they offer|on offer|offer|you(?: will|'ll)? get|in it for you|compensation|salary|pay|pay range|remuneration|rewards?|package|why join|why us|why work|why you|why this role|culture|equal|eeo|diversity|inclusion|legal|privacy|disclaimer|notice|accommodations?|how to apply|to apply|apply|application process|hiring process|interview process|how we hire|selection process|things you need to know|happens next|evaluated|required documents|documents required|additional information|other information|important messages|fair and transparent|next steps|process|contact|location|locations|address|physical (?:demands|requirements)|ability to commute|schedule|work environment|working hours|hours|start date|closing date|reference|data protection|disclosure|barring|safeguarding|organi[sz]ation(?:al)? (?:chart|structure)|relocation|sponsorship|grade|reports to|wir bieten|bieten wir|unser angebot|(?:deine|ihre) vorteile|vorteile|über uns|wer wir sind|wir über uns|kontakt|(?:ihre |deine )?bewerbung|interesse(?: geweckt)?|nous offrons|nous vous offrons|vous offre|avantages|processus de recrutement|à propos|qui sommes-nous|rémunération|pour postuler|pourquoi nous|nous rejoindre|le processus|(?:darauf|worauf) (?:\pL+ )*freuen|expect from us|interviews? looks? like`), ignored},
	{anyOfWords(`requirements?|required|qualifications?|qualified|essential|essentials|mandatory|minimum|must|skills?|experience|knowledge|competenc(?:y|ies)|education|certifications?|licen[cs]es?|criteria|profile|abilities|prerequisites|expectations|person specification|the person|you are|expertise|behaviou?rs?|aptitudes?|qualities|erfahrung|kenntnisse|ausbildung`), must},
	{anyOfWords(`responsibilities|responsibility|responsible|duties|duty|tasks?|functions|accountabilities|you(?: will|'ll)? do|you(?: will|'ll)? be doing|you will|you'll|your day|role|job|position|summary|mission|day to day|day-to-day|deliverables|key result areas?|the work|scope|purpose|objectives`), duties},
}

// headingWords are the words that headings consist of.
var headingWords = wordSet(`a about abilities accountabilities additional advantage all also an and any apart apply are as asset assets assessed assessment at attribute attributes background be benefit benefits bonus bring
	aptitude aptitudes behaviour behaviours behavior behaviors by candidate certification certifications company compensation competencies conditions contact core could criteria culture d day description desirable desired do documents doing duties
	e education eeo employment equal essential essentials evaluated even expect expectations experience expertise fit for full functions further general get good great had happens have haves hiring how i if ideal ideally important in information is it job join key knowledge
	license licences ll location looking love lovely main mandatory messages method might minimum must my need next nice of offer on opportunity optional or other our overview package perfect perks person personal physical plus pluses points position preferred
	prerequisites process profile purpose qualities qualification qualifications re relevant required requirement requirements responsibilities responsibility return rewards role salary schedule scope set sets should skill skills special specific
	specification statement steps story stuff summary takes task tasks team technical that the they this to total training us useful values we welcome were wed weve what whats who whos why will with work working would you youd youll your youre youve
	angebot anforderungen anforderungsprofil aufgaben aufgabengebiet ausbildung benotigen bewerbung bieten bietet bringen bringst das dein deine dich die dir du erfahrung erwartet geweckt gut haben idealerweise ihnen ihr ihre interesse ist kenntnisse kontakt mit mitbringen mitbringst nice-to-have
	pluspunkte profil qualifikation qualifikationen schon sein sie sind super tatigkeiten toll uber und uns unser verantwortungsbereich von voraussetzungen vorteil vorteile ware waren was wer wir wunschenswert zusatzlich
	apprecie atout atouts avantages ce competences de descriptif des du et etes exigences formation idealement le les missions nous offrons offre plus poste postuler pour processus profil que qui recherche recrutement remuneration responsabilites serait seraient si sommes souhaite souhaitee tes un vos votre vous`)

// aboutThem is a heading with the company's name: "About Fairmont Dairy".
var aboutThem = regexp.MustCompile(`(?i)^\s*(?:about|life at|working at|welcome to|join)\s+\pL`)

// What sentences are about: asking for something, boasting about the company,
// wanting somebody all the same, introducing the company, describing the person
// they look for, or something that is never a requirement.
var (
	asking = anyOfWords(`must|required?|requires|requirements?|you need|we need|you'll need|you have|you've|you will|you'll|you are|you're|you can|you know|you bring|you hold|you should|you lead|you own|looking for|seeks?|seeking|someone who|somebody who|experience|experienced|years|knowledge|proficien(?:t|cy)|familiar(?:ity)?|ability to|able to|capable of|degree|certif(?:ied|ication|ications|icate)|responsible for|skilled|skills|proven|track record|expertise|background in|candidates?|fluent|comfortable with|understanding of|expected to|in charge of|successful applicant|the post holder|will (?:lead|manage|own|run|report|build|be)|\pL*erfahrung|\pL*kenntnisse|studium|voraussetzung|vorausgesetzt|erforderlich|expérience|maîtrise|connaissances?|diplôme|titulaire`)

	boasting = regexp.MustCompile(`(?i)^\s*(?:we|our|us|founded|established|headquartered|join|(?-i:[Aa]t \p{Lu}\pL+)|with (?:over|more than)|since \d|as (?:a|an|one of)|the (?:\pL+ ){0,2}(?:company|firm|group|organi[sz]ation|cooperative|business|bank|team|hospital|university|council|trust|office|package|position is|role is)|they|it is|every day|this (?:position|role|job) (?:is|has|will)|wir|unsere?|seit \d|nous|notre|nos|depuis)[^\pL]`)

	introducing = regexp.MustCompile(`(?i)^\s*(?:we're|we’re|we are) (?:an?|the|one)[^\pL]`)

	describing = anyOfWords(`you|someone|somebody|who (?:can|has|knows|will)|experience|experienced|years|knowledge|skills|degree|able to|ability to`)

	wanting = anyOfWords(`looking for|seek|seeking|we need|want|wants|expect|expects|require|requires|ask|asks|you|someone|somebody|candidate|candidates|applicants?|suchen|erwarten|recherchons|cherchons`)

	aside = anyOfWords(asideOfLaw + `|` + asideOfBenefits + `|` + asideOfApplying)

	niceWords = anyOfWords(`nice to have|nice-to-have|good to have|preferred|preferably|preference|a plus|is a plus|big plus|strong plus|an asset|ideally|desirable|desired|bonus|(?:bonus|extra|brownie) points|advantage|advantageous|optional|welcome|beneficial|it would be|would be (?:great|nice|good|helpful|useful|lovely)|not required|not essential|helpful|von vorteil|wünschenswert|idealerweise|vorzugsweise|(?:wäre|wären) (?:schön|toll|super)|pluspunkt|ein plus|un plus|un atout|souhaité(?:e|s|es)?|apprécié(?:e|s|es)?|idéalement|de préférence`)

	mustWords = anyOfWords(`must|required|essential|mandatory`)
)

const (
	asideOfLaw = `equal[ -]opportunity|eeo|affirmative action|regardless of|without regard|discriminat(?:e|es|ion)|religion|sexual orientation|gender identity|national origin|protected characteristics?|veterans' preference|criminal record|eligibility for a visa|reasonable accommodations?|e-verify|drug[- ]screen(?:ing)?|background check|dbs check|no smoking|all rights reserved|privacy policy|cookies|(?:welcomes?|encourages?) (?:all )?applic(?:ations?|ants)|disability confident|(?:is|we are|we're) (?:strongly )?committed to|schwerbehindert\pL*|gleicher eignung|en situation de handicap|à compétences égales|(?:is|are) confidential and|not an exhaustive list|other duties`

	asideOfBenefits = `401\(?k\)?|dental|health insurance|medical insurance|life insurance|health cover|paid time off|parental leave|maternity|paternity|paid vacation|days of vacation|days of holiday|\d+ days['’]? (?:of |off|holiday|leave|vacation|annual)|unlimited holiday|days off|annual leave|pension|retirement plan|stock options|stock purchase|gym|free (?:lunch|snacks|coffee|parking|fruit)|competitive salary|salary of|attractive salary|sign-on|\d+k?\s*(?:\+|plus)\s*bonus|annual bonus|hybrid working|flexible working|work from home|home office days|perks|tuition reimbursement|we offer|visa sponsorship|relocation expenses|telework (?:may|is)|tage urlaub|altersversorgung|gleitzeit|jobticket|jobrad|vergütung nach|mobiles arbeiten|mutuelle prise|tickets? restaurant|treizième mois|jours de télétravail|titres?-restaurant|pensionskasse|wochen ferien`

	asideOfApplying = `apply (?:now|today|by|online|via|through|with|anyway)|only apply|in doubt|every requirement|applications? (?:is|are|will|must be|must also)|interviews? will|send (?:us|your|a cv)|submit your|your cv|your resume|your résumé|cover letter|closing date|no agencies|recruiters? (?:need|please)|visit our|follow us|no phone calls|look forward to|for an informal|please (?:ring|call|contact|e?-?mail|note)|i hope|hope you|your application|your profile (?:matches|caught)|with your profile|(?:job|requisition|vacancy|posting|announcement|control) (?:id|ref|reference|number|no)|examination may|hiring process|shortlisted|will be contacted|proof of your|bewerbung(?:en)?|bewerben sie|bewirb dich|lebenslauf|gehaltsvorstellung(?:en)?|eintrittstermin|ansprechpartner(?:in)?|kennziffer|referenznummer|freuen uns auf|bei fragen|auskünfte?|senden sie|ihre unterlagen|votre cv|lettre de motivation|votre candidature`
)

// chrome is what a job board puts around an advertisement; foot is where its own text goes on after the end of one.
var (
	chrome = regexp.MustCompile(`(?i)^(?:skip to main content|my network|easy apply|apply for this (?:job|role)|apply now|save|share|show (?:more|less|match details)|\+ follow|#\S+(?: #\S+)*|job type:.*|work location:.*)$`)
	foot   = regexp.MustCompile(`(?i)^(?:set alert for|benefits found in job post|job search faster|access company insights|people also viewed|similar jobs|more jobs|jobs you may|related (?:jobs|searches)|recommended jobs|report (?:this )?job|employer certification|interested in working with us|(?:kind|best|warm) regards|many thanks|mit freundlichen grüßen|viele grüße|cordialement|bien à vous)`)
)

// speaking is a word of a heading that is a sentence, as companies write them: "What you can expect from us".
var speaking = anyOfWords(`what|why|how|we|us|our|you|your|you'll|was|warum|wie|wir|uns|dich|dir|sie|ihnen|ce que|pourquoi|comment|nous|notre|vous|toi`)

// titling is the beginning of such a heading, where no list tells it from a sentence.
var titling = regexp.MustCompile(`(?i)^(?:what|why|how|who|das|was|wen|warum|wie|darauf|worauf|ce qu[ei’']|pourquoi|comment)[^\pL]`)

// hiring is a sentence that only names the job: "They are looking for a Head of IT."
var hiring = regexp.MustCompile(`(?i)(?:looking for|seeking|recruiting|hiring) (?:an? |our )?(?-i:(?:\p{Lu}[\pL/&-]*|of|and|for|&)(?:[ .]|$))+$`)

// legend explains the letters of a table: "E = Essential, D = Desirable".
var legend = regexp.MustCompile(`(?:^|[^\pL])\p{Lu}(?:\s*=\s*|\s+[–—-]\s+)\pL.*[^\pL]\p{Lu}(?:\s*=\s*|\s+[–—-]\s+)\pL`)

// pay is an item that offers money: an amount at its beginning with a range or a period.
var pay = regexp.MustCompile(`(?i)^\s*(?:salary\W+)?[£$€]\s?[\d.,]+\s?k?(?:\s*(?:-|–|—|to|plus|\+)\s|\s+(?:an?|per) (?:year|month|hour)|\s+(?:gross|annum|p\.a))`)

func anyOfWords(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` + alternatives + `)(?:[^\pL]|$)`)
}
