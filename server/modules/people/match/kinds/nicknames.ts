// English given names that stand for one another, each line led by the full form.
const families = `william bill billy will liam
robert bob bobby rob robbie
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny jon
charles charlie chuck
edward ed eddie ted teddy ned
thomas tom tommy
michael mike mick mickey
joseph joe joey
david dave
daniel dan danny
anthony tony
andrew andy drew
matthew matt
christopher chris
nicholas nick nicky
benjamin ben
samuel sam sammy
alexander alex sandy
stephen steve steven
patrick pat paddy
peter pete
gregory greg
kenneth ken kenny
ronald ron ronnie
donald don donnie
timothy tim
frederick fred freddie
henry harry hank
elizabeth liz beth betty lizzie eliza elisabeth
margaret maggie meg peggy marge
catherine kate katie cathy kathy katherine kathryn kathleen
mary molly polly
susan sue susie
jennifer jen jenny
patricia patty trish
barbara barb
deborah deb debbie
jessica jess jessie
rebecca becky
victoria vicky
theresa terry teresa tess
dorothy dot dottie
ann anne anna annie
helen nell ellen
judith judy
sandra sandy
jacqueline jackie
pamela pam
christine chris tina christina
abigail abby
alexandra alex
samantha sam
isabella bella isabelle isabel`
const full = new Map(
  families.split('\n').flatMap((line) => {
    const [head, ...forms] = line.split(' ')
    return [[head!, head!] as const, ...forms.map((form) => [form, head!] as const)]
  }),
)

/** The full form a nickname stands for, or the name itself. */
export const nickname = (name: string): string => full.get(name) ?? name
